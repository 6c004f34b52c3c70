import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const PLANE = 'An API. A plane has a weight. ';

describe('what belongs to something', () => {
  it.each([
    [
      "Record the decoder's address, between 1 and 99.",
      ['Plane.decoderAddress minimum=1', 'Plane.decoderAddress maximum=99'],
    ],
    ["The plane's rate must be at least 3.", ['Plane.rate minimum=3']],
    ["The plane's set.", []],
  ])('is no deed of it, though its name looks like one: %s', (said, expected) => {
    expect(factsOf(PLANE + said, FactKind.CONSTRAINT)).toEqual(expected);
  });
});
