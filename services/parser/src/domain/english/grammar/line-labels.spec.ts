import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('labels of lines', () => {
  it.each([
    'Leak: place, depth. Leak states: open, patched, closed.',
    'Parcel: code, weight. Parcel status: packed, sent, lost.',
    'Claim: number, sum. Claim stages: filed, checked, paid.',
  ])('name no thing where they tell the states of one: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
  });

  it.each([
    'rest api in python for cable car rides: cabin, start time, passengers; no login',
    'backend in go for cable car rides: cabin, start time, passengers',
    'API using TypeScript for cable car rides: cabin, start time, passengers',
  ])('name what is kept behind the language: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['CableCarRide']);
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(3);
  });
});

describe('labels that usually head remarks', () => {
  it('name a thing where a kind of notes has parts', () => {
    expect(factsOf('Loading notes: number, date, driver.', FactKind.FIELD)).toEqual([
      'LoadingNote.number string',
      'LoadingNote.date date',
      'LoadingNote.driver string',
    ]);
  });

  it('name none where they remark on the software', () => {
    expect(factsOf('A boat has a name. Technical notes: name, version, date.', FactKind.ENTITY)).toEqual(['Boat']);
  });
});

it('takes what people do behind a label for no list of parts', () => {
  expect(
    factsOf('Travel reports: drivers submit trips with a date, a distance and a fuel price.', FactKind.FIELD).map(
      (fact) => fact.split('.')[0],
    ),
  ).not.toContain('TravelReport');
});
