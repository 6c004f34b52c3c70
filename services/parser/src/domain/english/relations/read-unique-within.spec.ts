import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is told apart only within something', () => {
  it.each([
    [
      'A chapter has a number, unique per book, and a title. A book has a title.',
      'Chapter-Book many_to_one',
      'Chapter.number unique_with=book',
    ],
    [
      'A locker has a code that is unique within its corridor. Corridors have a name.',
      'Locker-Corridor many_to_one',
      'Locker.code unique_with=corridor',
    ],
    [
      'Parks have a name. Trails have a number. The number must be unique in the park.',
      'Trail-Park many_to_one',
      'Trail.number unique_with=park',
    ],
  ])('belongs to one of it: %s', (brief, relation, constraint) => {
    expect(factsOf(`API. ${brief}`, FactKind.RELATION)).toEqual([relation]);
    expect(factsOf(`API. ${brief}`, FactKind.CONSTRAINT)).toEqual([constraint]);
  });

  it('belongs to nothing where it is unique everywhere', () => {
    const brief = 'API. Parks have a name. Trails have a number, which is unique across all parks.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual([]);
  });
});
