import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const limits = (brief: string): string[] => [
  ...factsOf(brief, FactKind.RULE),
  ...factsOf(brief, FactKind.CONSTRAINT).filter((fact) => fact.includes('.age ')),
];

describe('how old somebody must be', () => {
  it.each([
    ['Donors must be at least 18 years old.', ['Donor invariant:self.birthDate <= today() - days(6574)']],
    ['Nobody under 18 may become a donor.', ['Donor invariant:self.birthDate <= today() - days(6574)']],
    ['Donors younger than 18 are refused.', ['Donor invariant:self.birthDate <= today() - days(6574)']],
    [
      'A donor must be between 18 and 65 years of age.',
      [
        'Donor invariant:self.birthDate <= today() - days(6574)',
        'Donor.create guard:self.birthDate > today() - days(24106)',
      ],
    ],
  ])('follows from the day of birth: %s', (sentence, expected) => {
    expect(limits(`Donors have a name and a birth date. ${sentence}`)).toEqual(expected);
  });

  it('bounds the age where that is kept', () => {
    expect(limits('Guests have a name and an age. Guests under 16 are not admitted.')).toEqual([
      'Guest.age minimum=16',
    ]);
  });

  it.each(['A wine must be older than 5 years.', 'An account under 10 euros must be topped up.'])(
    'is not said of what has no day of birth: %s',
    (sentence) => {
      expect(limits(`Wines have a name and a year. Accounts have a balance. ${sentence}`)).toEqual([]);
    },
  );
});
