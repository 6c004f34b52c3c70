import { percentile } from './percentile';

it.each([
  [[], 99, undefined],
  [[7], 50, 7],
  [[3, 1, 2], 50, 2],
  [[3, 1, 2], 95, 3],
  [Array.from({ length: 200 }, (_, index) => index + 1), 99, 198],
])('of %p, %p in 100', (values, hundredths, expected) => {
  expect(percentile(values, hundredths)).toBe(expected);
});
