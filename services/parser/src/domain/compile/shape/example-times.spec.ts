import { exampleTimes } from './example-times';

it.each([
  ['startsAt', 'endsAt', 'datetime'],
  ['checkInDate', 'checkOutDate', 'date'],
  ['loanDate', 'dueDate', 'date'],
  ['opensAt', 'closesAt', 'time'],
] as const)('lets %s come before %s, and that before the next row begins', (start, end, type) => {
  const starts = exampleTimes(start, type) ?? [];
  const all = (exampleTimes(end, type) ?? []).flatMap((value, row) => [starts[row] ?? '', value]);
  if (type === 'time') expect(starts.every((value, row) => value < (all[2 * row + 1] ?? ''))).toBe(true);
  else expect([...all].sort()).toEqual(all);
  expect(starts).toHaveLength(3);
});

it('lets people be born long ago, and knows nothing of other types', () => {
  expect(exampleTimes('dateOfBirth', 'date')?.[0]).toBe('1985-04-12');
  expect(exampleTimes('birthday', 'string')).toBeUndefined();
});
