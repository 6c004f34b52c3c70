import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { EntitySchema, FieldSchema, FieldType, ApplicationSchema, ApplicationKind, type Field } from '../contract';
import { evaluate } from '../expression/evaluate';
import type { RuleModel } from './types';
import { resolve } from './resolve';

const { DECIMAL, INTEGER, NUMBER } = FieldType;
type More = Exclude<MessageInitShape<typeof FieldSchema>, Field>;

const bounds = (minimum: number, maximum: number) => ({ minimum: String(minimum), maximum: String(maximum) });
const field = (name: string, type: FieldType, more: More = {}): Field =>
  create(FieldSchema, { name, type, required: true, ...(type === DECIMAL && { scale: 2 }), ...more });

/** What a line of an order demands for the sake of what is computed of it. */
function rules(computed: Field, ...fields: readonly Field[]): readonly RuleModel[] {
  const all = [field('price', DECIMAL), field('discount', DECIMAL), field('count', INTEGER)];
  const others = all.filter(({ name }) => !fields.some((given) => given.name === name));
  const entity = create(EntitySchema, { name: 'Line', plural: 'Lines', fields: [...others, ...fields, computed] });
  const application = create(ApplicationSchema, { name: 'Lines', kind: ApplicationKind.REST_API, entities: [entity] });
  return resolve(application).entity('Line').invariants;
}

const holds = ({ condition }: RuleModel, row: Readonly<Record<string, number | null>>): unknown =>
  evaluate(condition, { now: new Date(), self: ({ name }) => row[name] ?? null });

const total = (expression: string, more: More = {}): Field =>
  field('grandTotal', DECIMAL, { computed: expression, ...more });

it('keeps a computed price to the digits of a decimal', () => {
  const [rule, ...others] = rules(total('self.price * self.count'));
  expect(others).toEqual([]);
  expect(rule).toMatchObject({
    name: 'grand_total_in_range',
    text: 'self.price * self.count <= 9999999999999.99',
    message: 'The grand total would have more than 15 digits.',
  });
  const [price, count] = [100_000_000_000_000, 9];
  expect(rule && holds(rule, { price, count })).toBe(true);
  expect(rule && holds(rule, { price, count: -count })).toBe(true);
  expect(rule && holds(rule, { price, count: 10 })).toBe(false);
  expect(rule && holds(rule, { price, count: -10 })).toBe(false);
});

it('keeps the steps towards it to what is exact', () => {
  const [rule] = rules(total('self.price * self.count - self.discount * self.count'));
  const huge = 900_000_000_000_000;
  expect(rule && holds(rule, { price: huge, discount: huge, count: 10 })).toBe(true);
  expect(rule && holds(rule, { price: huge, discount: huge, count: 1000 })).toBe(false);
});

it('keeps a computed whole number to what JSON readers hold', () => {
  const seats = field('seats', INTEGER, { computed: 'self.count * self.rows' });
  const [rule] = rules(seats, field('rows', INTEGER));
  expect(rule?.message).toBe('The seats would be beyond 9007199254740991.');
  expect(rule && holds(rule, { count: 2 ** 52, rows: 1 })).toBe(true);
  expect(rule && holds(rule, { count: 2 ** 52, rows: 2 })).toBe(false);
});

it('demands nothing of a row that lacks a part of it', () => {
  const [rule] = rules(
    total('self.price * self.count', { required: false }),
    field('count', INTEGER, { required: false }),
  );
  expect(rule && holds(rule, { price: 1, count: null })).toBe(true);
});

it.each([
  [
    'bounds that see to it',
    total('self.price * self.count'),
    [field('price', DECIMAL, bounds(0, 10000)), field('count', INTEGER, bounds(1, 500))],
  ],
  ['what is no exact number', field('weight', NUMBER, { computed: 'self.count * 1.5' }), []],
  ['what other rows decide', total('sum(item.price for Line where item.count == self.count)'), []],
  [
    'a difference of numbers that are not negative',
    total('self.price - self.discount'),
    ['price', 'discount'].map((name) => field(name, DECIMAL, { minimum: '0' })),
  ],
] as const)('has no rule for %s', (_, computed, fields) => {
  expect(rules(computed, ...fields)).toEqual([]);
});
