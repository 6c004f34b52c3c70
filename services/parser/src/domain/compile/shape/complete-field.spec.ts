import { FieldType } from '@quantumlayer/contracts/ir/v1/entity';
import { completeField } from './complete-field';

it.each([
  [{ minimum: '0.25', maximum: '24' }, FieldType.NUMBER],
  [{ default: { json: '7.5' } }, FieldType.NUMBER],
  [{ minimum: '1.0', maximum: '24' }, FieldType.INTEGER],
])('takes a whole number for one with fractions where %j is said of it', (said, type) => {
  expect(completeField({ name: 'hours', type: 'integer', ...said }).type).toBe(type);
});

it('keeps as many decimals of money as its bounds have', () => {
  const price = { name: 'price', type: 'decimal' } as const;
  expect(completeField({ ...price, minimum: '0.005' }).scale).toBe(3);
  expect(completeField({ ...price, minimum: '0.5' }).scale).toBe(2);
});

it.each([
  ['number', ['2000,00'], ['1.5', '2.5']],
  ['number', ['2000,00', '20.5'], ['20.5']],
  ['datetime', ['yesterday'], undefined],
  ['email', ['nobody'], undefined],
  ['string_list', ['a, b'], ['a, b']],
] as const)('examples of a %s that it cannot hold are none: %j', (type, examples, expected) => {
  const kept = completeField({ name: 'gauge', type, examples: [...examples] }).examples;
  if (expected) expect(kept).toEqual(expected);
  else expect(kept).not.toContain(examples[0]);
  expect(kept).not.toEqual([]);
});

it('lets a difference be less than nothing, but keeps the usual bound of a product', () => {
  const price = { name: 'price', type: 'decimal' } as const;
  expect(completeField({ ...price, computed: 'self.amount - self.paid' }).minimum).toBeUndefined();
  expect(completeField({ ...price, computed: 'self.count * self.fee' }).minimum).toBe('0');
});

it('requires nothing that nobody writes and nothing fills', () => {
  const said = { name: 'note', type: 'text', required: true, readOnly: true } as const;
  expect(completeField(said).required).toBe(false);
  expect(completeField({ ...said, default: { json: '"none"' } }).required).toBe(true);
});
