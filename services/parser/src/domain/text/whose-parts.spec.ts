import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const fields = (brief: string): string[] => factsOf(brief, FactKind.FIELD);

describe('what is held of somebody behind "whose"', () => {
  it('is part of him, and leaves the sentence around it whole', () => {
    const brief =
      'A skipper, whose surname, e-mail and phone number we already hold, registers a boat. A boat has a length.';
    expect(fields(brief).sort()).toEqual([
      'Boat.length number',
      'Skipper.email email',
      'Skipper.phoneNumber string',
      'Skipper.surname string',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Boat-Skipper many_to_one']);
  });

  it('may close the sentence', () => {
    const brief = 'A parcel goes to a customer, whose name and address we store.';
    expect(fields(brief)).toEqual(['Customer.name string', 'Customer.address string']);
  });

  it('is none where the clause says what it is like', () => {
    expect(fields('Films have a year. A film whose title is unknown cannot be shown.')).toEqual(['Film.year integer']);
  });
});

it.each([
  ['A grower sends in one sample, which has a weight and a date.', 'Sample.weight number'],
  ['Every student rents a flat, which has a number and a floor.', 'Flat.floor integer'],
])('gives what "which" tells to what stands before it: %s', (brief, field) => {
  expect(fields(brief)).toContain(field);
});

describe('what a plural consists of, between commas', () => {
  it('is part of it', () => {
    const brief = 'Masts have a height. Inspections, a date and a few lines of text, belong to a mast.';
    expect(fields(brief)).toEqual(['Mast.height number', 'Inspection.date date', 'Inspection.text text']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Inspection-Mast many_to_one']);
  });

  it('is none where all of them act', () => {
    const brief = 'Plans have a title. The teachers, the board and the clerk can read plans.';
    expect(factsOf(brief, FactKind.PERMISSION).length).toBe(3);
  });
});
