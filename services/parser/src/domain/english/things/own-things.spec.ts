import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a part that is said to be a thing of its own', () => {
  it.each([
    [
      "A piece has a title and a composer. The composer is a thing of it's own, with name and year of birth.",
      ['Piece', 'Composer'],
      ['Piece.title string', 'Composer.name string', 'Composer.yearOfBirth integer'],
    ],
    [
      'A dog has a name and a breed. A breed is its own entity with a name and a size.',
      ['Dog', 'Breed'],
      ['Dog.name string', 'Breed.name string', 'Breed.size string'],
    ],
    [
      'A car has a plate and a garage. The garage is something of its own, it has a city.',
      ['Car', 'Garage'],
      ['Car.plate string', 'Garage.city string'],
    ],
    ['A song has a title and a label. Labels must be separate tables.', ['Song', 'Label'], ['Song.title string']],
  ])('%s', (brief, entities, fields) => {
    expect(factsOf(brief, FactKind.ENTITY).map((name) => name.trim())).toEqual(entities);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
    expect(factsOf(brief, FactKind.RELATION)).toEqual([`${entities.join('-')} many_to_one`]);
  });
});
