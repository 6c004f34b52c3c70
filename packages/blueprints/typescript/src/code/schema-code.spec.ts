import { create } from '@bufbuild/protobuf';
import { FieldSchema, FieldType } from '@quantumlayer/ir';
import { fieldSchema } from './schema-code';

const patternOf = (computed: string): RegExp => {
  const code = fieldSchema(create(FieldSchema, { name: 'price', type: FieldType.DECIMAL, scale: 2, computed }));
  return new RegExp(/pattern: ["'`](.*?)["'`],/.exec(code)?.[1]?.replaceAll('\\\\', '\\') ?? 'none');
};

it('bounds the digits of a decimal that is stored, not of one that is computed of such', () => {
  const largest = '9999999999999.99';
  const product = '90071992547409910000000.00';
  expect([largest, product].map((text) => patternOf('').test(text))).toEqual([true, false]);
  expect([largest, product].map((text) => patternOf('self.nights * self.rate').test(text))).toEqual([true, true]);
});
