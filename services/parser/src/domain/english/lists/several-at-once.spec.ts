import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is said of several parts', () => {
  it.each([
    [
      'A berth has a number, a length and a width, both in metres and greater than 0.',
      ['Berth.length exclusive_minimum=0', 'Berth.width exclusive_minimum=0'],
    ],
    [
      'A box has a width, a depth and a height, all in cm and not negative.',
      ['Box.width minimum=0', 'Box.depth minimum=0', 'Box.height minimum=0'],
    ],
  ])('bounds each of them: %s', (brief, expected) => {
    expect(factsOf(`API. ${brief}`, FactKind.CONSTRAINT)).toEqual(expected);
  });

  it('makes them people of a kind', () => {
    const brief =
      'API. A councillor has a name. A committee has a name, a chair, a deputy and further members, all of them councillors.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual([
      'Committee-Councillor many_to_one:chair',
      'Committee-Councillor many_to_one:deputy',
      'Committee-Councillor many_to_many:member',
    ]);
  });

  it.each([
    ['Dancers have names and a level.', 'Dancer.name string'],
    ['Costumes have a size from S to XL.', 'Costume.size enum(s|m|l|xl)'],
    ['A class has a weekday from Monday to Wednesday.', 'Class.weekday enum(monday|tuesday|wednesday)'],
    ['A horse has a box from A to D.', 'Horse.box enum(a|b|c|d)'],
    ['An egg has a grade (A to C) and a weight.', 'Egg.grade enum(a|b|c)'],
    ['A phone has storage in GB and a model.', 'Phone.storage number'],
  ])('%s', (said, field) => {
    expect(factsOf(`API. ${said}`, FactKind.FIELD)).toContain(field);
  });

  it.each([
    ['A person has a date of birth that lies in the past.', 'Person invariant:self.dateOfBirth < today()'],
    ['A permit has an expiry date in the future.', 'Permit.create guard:self.expiryDate > today()'],
  ])('says when it is: %s', (said, rule) => {
    expect(factsOf(`API. ${said}`, FactKind.RULE)).toEqual([rule]);
  });

  it('says which rows are meant', () => {
    const brief = 'API. A visit has a date. Clerks can cancel visits with a date in the future.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
