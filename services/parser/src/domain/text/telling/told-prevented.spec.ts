import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';
import { readSentences } from '../sentences';

const told = (text: string): string =>
  readSentences(text, () => undefined)
    .flatMap(({ tokens }) => tokens.map(({ lower }) => lower))
    .join(' ');

describe('what the software prevents', () => {
  it.each([
    ['The system shall prevent a kiln from being fired if it is hot', 'a kiln can not be fired if it is hot'],
    ['The API must not allow a kiln to be deleted', 'a kiln can not be deleted'],
    ['It should prevent guests from deleting kilns', 'guests can not delete kilns'],
    ['The app should not let visitors', 'the app should not let visitors'],
    ['The warden shall prevent guests from deleting kilns', 'the warden shall prevent guests from deleting kilns'],
    ['The system prevents overlapping stays', 'the system prevents overlapping stays'],
    ['The system shall allow wardens to fire kilns', 'the system shall allow wardens to fire kilns'],
  ])('cannot be done: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('is a guard of it', () => {
    const brief =
      'A sled has a name and a state: free, rented, broken. A rental has a sled and a day. The system shall prevent a sled from being rented if it is broken.';
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Rental.create guard:self.sled.state != "broken"']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });
});
