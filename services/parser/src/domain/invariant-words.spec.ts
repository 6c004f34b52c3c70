import type { DraftFieldType } from './draft-model';
import { invariantWords } from './invariant-words';

const entity = (type: DraftFieldType) => ({ name: 'Thing', fields: ['low', 'high'].map((name) => ({ name, type })) });

it.each([
  ['date', 'self.high > self.low', 'high_after_low', 'The high must be after the low.'],
  ['datetime', 'self.high >= self.low', 'high_not_before_low', 'The high must not be before the low.'],
  ['integer', 'self.high > self.low', 'high_more_than_low', 'The high must be more than the low.'],
  ['decimal', 'self.low <= self.high', 'low_at_most_high', 'The low must be at most the high.'],
  [
    'date',
    'self.high <= self.low + days(14)',
    'high_not_after_low_days_14',
    'The high must not be after the low plus 14 days.',
  ],
  ['date', 'self.low < today()', 'low_in_the_past', 'The low must be in the past.'],
  ['datetime', 'self.low <= now()', 'low_not_in_the_future', 'The low must not be in the future.'],
  ['integer', 'self.low == 1 or self.low == 2 or self.low == 5', 'low_1_2_or_5', 'The low must be 1, 2 or 5.'],
] as const)('says of %ss that %s', (type, expression, name, message) => {
  expect(invariantWords(entity(type), expression)).toEqual({ name, message });
});

it.each([
  ['startsAt', 'endsAt', 'The end must be after the start.'],
  ['plantedOn', 'harvestedOn', 'The harvested date must be after the planted date.'],
  ['shiftStartsAt', 'endDate', 'The end date must be after the shift start.'],
])('calls %s and %s by nouns', (first, second, message) => {
  const fields = [first, second].map((name) => ({ name, type: 'datetime' as const }));
  expect(invariantWords({ name: 'Thing', fields }, `self.${second} > self.${first}`).message).toBe(message);
});
