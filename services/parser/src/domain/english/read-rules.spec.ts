import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const rules = (brief: string): string[] => [
  ...factsOf(brief, FactKind.RULE).map((fact) => `rule ${fact}`),
  ...factsOf(brief, FactKind.CONSTRAINT)
    .filter((fact) => fact.includes('unique'))
    .map((fact) => `constraint ${fact}`),
];

describe('rules', () => {
  it.each([
    [
      'An event has a start date and an end date. The event ends after it starts.',
      ['rule Event invariant:self.endDate > self.startDate'],
    ],
    [
      'Burials have a date of death and a date of burial, which may not be earlier than the date of death.',
      ['rule Burial invariant:self.dateOfBurial >= self.dateOfDeath'],
    ],
    [
      'Groups have a minimum age and a maximum age. The maximum age is at least the minimum age.',
      ['rule Group invariant:self.maximumAge >= self.minimumAge'],
    ],
    [
      'Jobs have a source language and a target language (they must differ).',
      ['rule Job invariant:self.sourceLanguage != self.targetLanguage'],
    ],
    [
      'Polls have a question. Voters have a name. A vote belongs to a poll and a voter. Nobody can vote twice in the same poll.',
      ['constraint Vote.voter unique_with=poll'],
    ],
    [
      'Players belong to a team and have a name and a shirt number, unique within the team. Teams have a name.',
      ['constraint Player.shirtNumber unique_with=team'],
    ],
    [
      'Slots have a weekday and a start time. No two slots may share weekday and start time.',
      ['constraint Slot.weekday unique_with=startTime'],
    ],
    [
      'Products have a name and a stock. An order item belongs to a product and has a quantity. Placing an order item reduces the stock.',
      ['rule OrderItem stock'],
    ],
  ])('reads %j', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });
});
