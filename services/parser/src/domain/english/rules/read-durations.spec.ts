import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE);

describe('how long something may be', () => {
  it.each([
    [
      'A shift has a start and an end. A shift is at least 2 hours and at most 10 hours long.',
      ['self.end >= self.start + hours(2)', 'self.end <= self.start + hours(10)'],
    ],
    [
      'A shift has a start and an end. Shifts last between 30 minutes and 8 hours.',
      ['self.end >= self.start + minutes(30)', 'self.end <= self.start + hours(8)'],
    ],
    [
      'A cruise has a first day and a last day. A cruise can be at most 21 days long.',
      ['self.lastDay <= self.firstDay + days(21)'],
    ],
    [
      'A stay has an arrival date and a departure date. Guests stay at least 2 nights.',
      ['self.departureDate >= self.arrivalDate + days(2)'],
    ],
    [
      'A shift has a start and an end. Shifts can be swapped up to 2 days before they start.',
      ['Shift.swap guard:now() <= self.start - days(2)'],
    ],
  ])('bounds the end by the start: %s', (brief, expected) => {
    expect(rules(brief).map((rule) => rule.replace(/^\w+ invariant:/, ''))).toEqual(expected);
  });

  it.each([
    ['A lesson has a topic. A lesson takes between 30 minutes and 2 hours.', 30, 120],
    ['A sitting has a duration. The duration is at least 15 minutes and at most 1 hour.', 15, 60],
    ['A sitting has a duration. The duration is between 15 and 90 minutes.', 15, 90],
  ])('tells both figures in one unit: %s', (brief, low, high) => {
    expect(factsOf(brief, FactKind.CONSTRAINT).map((one) => one.replace(/^\S+ /, ''))).toEqual([
      `minimum=${String(low)}`,
      `maximum=${String(high)}`,
    ]);
  });
});
