import { decimalText } from './decimal-text';

it.each([
  ['1', 2, '1.00'],
  ['-0.5', 2, '-0.50'],
  ['0.125', 3, '0.125'],
  ['40', 0, '40'],
])('writes the bound %s with %i digits after the point', (bound, scale, text) => {
  expect(decimalText(bound, scale)).toBe(text);
});
