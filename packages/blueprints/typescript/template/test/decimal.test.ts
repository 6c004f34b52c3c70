import { expect, test } from 'vitest';
import { decimalBreach, decimalUnits, formatDecimal, parseDecimal } from '../src/http/decimal.js';

test.each([
  ['12.50', 2, 1250],
  ['12.5', 2, 1250],
  ['12', 2, 1200],
  ['-0.05', 2, -5],
  ['0.001', 3, 1],
  ['7', 0, 7],
])('%s at scale %i is %i units', (text, scale, units) => {
  expect(parseDecimal(text, scale)).toBe(units);
});

test.each(['', '.5', '5.', '1e3', '1,5', ' 1', '1.234', '+1', 'NaN'])(
  '"%s" is no decimal at scale 2',
  (text) => {
    expect(parseDecimal(text, 2)).toBeUndefined();
    expect(() => decimalUnits(text, 2)).toThrow(RangeError);
  },
);

test.each([
  [1250, 2, '12.50'],
  [-5, 2, '-0.05'],
  [0, 2, '0.00'],
  [7, 0, '7'],
])('%i units at scale %i are %s', (units, scale, text) => {
  expect(formatDecimal(units, scale)).toBe(text);
});

test('a breach names the bound', () => {
  const rule = { scale: 2, minimum: '0', maximum: '10', exclusiveMaximum: true };
  expect(decimalBreach('-0.01', rule)).toBe('minimum');
  expect(decimalBreach('0', rule)).toBeUndefined();
  expect(decimalBreach('9.99', rule)).toBeUndefined();
  expect(decimalBreach('10', rule)).toBe('maximum');
  expect(decimalBreach('ten', rule)).toBe('format');
  expect(decimalBreach('9999999999999.99', { scale: 2 })).toBeUndefined();
  expect(decimalBreach('99999999999999.99', { scale: 2 })).toBe('maximum');
  expect(decimalBreach('-99999999999999.99', { scale: 2 })).toBe('minimum');
});
