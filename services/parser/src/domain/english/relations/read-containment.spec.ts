import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('things that are in others', () => {
  it.each([
    [
      'A freezer has a name; inside it there are racks, and in the racks boxes.',
      ['Rack-Freezer many_to_one', 'Box-Rack many_to_one'],
    ],
    ['An estate has a name. There are several divisions in each estate.', ['Division-Estate many_to_one']],
    ['A shelf has a code. In every shelf there are bottles.', ['Bottle-Shelf many_to_one']],
    ['Clerks submit claims made up of positions. A position has a price.', ['Position-Claim many_to_one']],
    ['The halls divided into blocks have a name. A block has a letter.', ['Block-Hall many_to_one']],
    ['A bin has a code composed of two letters. A bin has a depth.', []],
    ['A shelf has a code. There are no bottles in a shelf.', []],
    ['A shelf has a code. There is a fee in each shelf.', []],
  ])('%s', (said, expected) => {
    expect(relations(said)).toEqual(expected);
  });
});
