import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fieldsOf = (brief: string): string[] => factsOf(`A backend. ${brief}`, FactKind.FIELD);

describe('what is said of several', () => {
  it.each([
    'We have kilns and wheels, each has a code and a price.',
    'There are kilns and wheels. Each has a code and a price.',
    'We rent kilns and wheels. Each of them has a code and a price.',
    'The club owns kilns and wheels. Every one of them has a code and a price.',
    'We keep kilns and wheels. Both have a code and a price.',
    'We rent kilns and wheels, each with a code and a price.',
    'Potters can borrow kilns and wheels. Each has a code and a price.',
    'Kilns and wheels are rented by potters. Both have a code and a price.',
  ])('is said of each: %s', (brief) => {
    expect(fieldsOf(brief)).toEqual([
      'Kiln.code string',
      'Kiln.price decimal',
      'Wheel.code string',
      'Wheel.price decimal',
    ]);
  });

  it.each([
    [
      'Kilns have a code and a maker. Each has a price.',
      ['Kiln.code string', 'Kiln.maker string', 'Kiln.price decimal'],
    ],
    ['Kilns have a code and shelves. Each kiln has a price.', ['Kiln.code string', 'Kiln.price decimal']],
  ])('is said of one where one alone is spoken of: %s', (brief, expected) => {
    expect(fieldsOf(brief)).toEqual(expect.arrayContaining(expected));
  });
});
