import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const TRIP = 'A trip has a title, a currency, a fare, a pace (slow, fast) and a note.';

describe('what a field holds where nobody says otherwise', () => {
  it.each([
    ['The default fare is 12.', ['fare default=12']],
    ['Default trip pace is slow.', ['pace default=slow']],
    ['Default currency: EUR.', ['currency default=EUR']],
    ['The default for the fare should be 9.50 euros.', ['fare default=9.50']],
    ['By default, the currency is EUR.', ['currency default=EUR']],
    ['If no fare is given, 20 is used.', ['fare default=20']],
    ['When the pace is not specified, it is fast.', ['pace default=fast']],
    ['Without a fare, use 5.', ['fare default=5']],
    ['The pace defaults to slow and the fare to 12.', ['pace default=slow', 'fare default=12']],
    ['New trips are slow.', ['pace default=slow']],
    ['The fare defaults to 4 and cannot be above 9.', ['fare default=4', 'fare maximum=9']],
    ['The default is fast.', ['pace default=fast']],
  ])('stands in a sentence of its own: %s', (sentence, expected) => {
    expect(factsOf(`${TRIP} ${sentence}`, FactKind.CONSTRAINT)).toEqual(expected.map((value) => `Trip.${value}`));
  });

  it.each([
    ['Trip: title (default "No name yet"), pace', ['title default=No name yet']],
    ['Trip: title, pace (slow, in between, fast; default in between)', ['pace default=in_between']],
    ['Trip: title, colour (default dark green), pace', ['colour default=dark green']],
    ['## Trip\n| Field | Type | Default |\n|---|---|---|\n| currency | string | EUR |', ['currency default=EUR']],
  ])('is kept as it is written: %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(expected.map((value) => `Trip.${value}`));
  });

  it.each([
    'If no trip is found, return 404.',
    'The default port is 8080.',
    'The default is bright.',
    'By default users see everything.',
  ])('is not that of a field: %s', (sentence) => {
    expect(factsOf(`${TRIP} ${sentence}`, FactKind.CONSTRAINT)).toEqual([]);
  });

  it.each([
    ['A game has a barcode. The barcode has 13 digits.', 'Game.barcode pattern=^[0-9]{13}$'],
    ['A key has a stamp. A stamp contains at most 6 characters.', 'Key.stamp max_length=6'],
  ])('nor is a length a thing that a field has: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([expected]);
    expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
  });
});

it('what has to be passed first is not what a new one begins with', () => {
  const brief =
    'A check has a date and a result (passed, failed). A crane is out of service until a new check has been passed.';
  expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
});
