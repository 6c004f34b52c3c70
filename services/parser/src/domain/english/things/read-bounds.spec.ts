import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const bounds = (brief: string): string[] => [
  ...factsOf(brief, FactKind.ENTITY).filter((name) => name !== 'Parcel'),
  ...factsOf(brief, FactKind.CONSTRAINT).map((fact) => fact.replace('Parcel.', '')),
];

describe('sentences that only bound what known parts hold', () => {
  it.each([
    ['The weight must be positive and no heavier than 25 kg.', ['weight exclusive_minimum=0', 'weight maximum=25']],
    ['Weight: at least 5, at most 120.', ['weight minimum=5', 'weight maximum=120']],
    ['The weight shall not be before 1990.', ['weight minimum=1990']],
    ['Weight: max. 240.', ['weight maximum=240']],
    ['weight in 1..6', ['weight minimum=1', 'weight maximum=6']],
    ['1 <= weight <= 6', ['weight minimum=1', 'weight maximum=6']],
    ['Neither weight nor height may be negative.', ['weight minimum=0', 'height minimum=0']],
    ['We never accept a weight of fewer than 2 or more than 40 kilos.', ['weight minimum=2', 'weight maximum=40']],
    [
      'The weight has to lie between 1 and 25, the height between 10 and 120.',
      ['weight minimum=1', 'weight maximum=25', 'height minimum=10', 'height maximum=120'],
    ],
    ['A weight under 3 kg is rejected.', ['weight minimum=3']],
    ['Weights of more than 50 kg are not allowed.', ['weight maximum=50']],
    ['Weights can be anything from 1 up to and including 50.', ['weight minimum=1', 'weight maximum=50']],
    [
      'A label is 3 to 20 characters long and consists of lowercase letters only.',
      ['label min_length=3', 'label max_length=20', 'label pattern=^[a-z]+$'],
    ],
    [
      'Labels: 3-20 characters, letters, digits and underscores only.',
      ['label min_length=3', 'label max_length=20', 'label pattern=^[A-Za-z0-9_]+$'],
    ],
    ['Labels must not contain spaces.', ['label pattern=^\\S+$']],
    ['The label must match ^[A-Z]{2}-[0-9]{4}$.', ['label pattern=^[A-Z]{2}-[0-9]{4}$']],
  ])('%s', (sentence, expected) => {
    expect(bounds(`Parcels have a label, a weight and a height. ${sentence}`)).toEqual(expected);
  });

  it('leaves alone what says more', () => {
    expect(bounds('Parcels have a label and a weight. A weight over 30 kg needs two couriers.')).toEqual([]);
  });
});

it('bounds the price per person where nothing else is called a price', () => {
  const brief = 'A trip has a title and a price per person. A booking has a date. Prices must be positive.';
  expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Trip.pricePerPerson exclusive_minimum=0']);
});

it.each(['that is different for each one', ', which is different for everybody'])(
  'tells one from all others: %s',
  (said) => {
    const brief = `A member has a full name, a village and a tax number ${said}.`;
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Member.taxNumber unique']);
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  },
);
