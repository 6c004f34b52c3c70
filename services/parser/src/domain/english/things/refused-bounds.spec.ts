import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.CONSTRAINT);

describe('lengths that are refused', () => {
  it.each([
    [
      'A product has a name. Product names must not be empty or longer than 80 characters.',
      ['Product.name required', 'Product.name max_length=80'],
    ],
    ['A room has a name. The name must be neither empty nor longer than 60 characters.', ['Room.name max_length=60']],
    [
      'A tag has a label. Labels may not be shorter than 2 or longer than 20 characters.',
      ['Tag.label min_length=2', 'Tag.label max_length=20'],
    ],
    [
      "A page has a title. A title can't be blank or exceed 120 characters.",
      ['Page.title required', 'Page.title max_length=120'],
    ],
    [
      'A book has a title no shorter than 2 and no longer than 200 characters.',
      ['Book.title min_length=2', 'Book.title max_length=200'],
    ],
    ['A lease has a deposit. A deposit of zero is not allowed.', ['Lease.deposit exclusive_minimum=0']],
    ['A film has a title. The title must be no longer than 90 characters.', ['Film.title max_length=90']],
  ])('%s', (brief, expected) => {
    expect(constraints(brief)).toEqual(expected);
  });
});

describe('a bound that something may lie beyond', () => {
  it.each([
    "A station has an elevation. A station's elevation is in metres and may be below zero.",
    'A jar has a weight, which can be more than 100 kg.',
  ])('is none: %s', (brief) => {
    expect(constraints(brief)).toEqual([]);
  });

  it('is one where it may not', () => {
    const brief = 'A jar has a weight. The weight may not be below 3 or above 40 kg.';
    expect(constraints(brief)).toEqual(['Jar.weight minimum=3', 'Jar.weight maximum=40']);
  });
});

describe('"double" among values', () => {
  it.each([
    ['A kayak has a number and a type (single or double).', 'Kayak.type enum(single|double)'],
    ['A sensor has a code and a precision (double).', 'Sensor.precision number'],
  ])('%s', (brief, field) => {
    expect(factsOf(`API. ${brief}`, FactKind.FIELD)).toContain(field);
  });
});
