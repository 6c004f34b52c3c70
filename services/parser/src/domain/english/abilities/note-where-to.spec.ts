import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relationsOf = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('what is added to something', () => {
  it.each([
    ['Members create menus and add dishes to them. A dish has a name.', 'Dish-Menu many_to_one'],
    ['Coaches plan trainings and add drills. A drill has a name.', 'Drill-Training many_to_one'],
    ['Clerks add shelves to depots. A shelf has a number.', 'Shelf-Depot many_to_one'],
    ['Members add songs to their playlists. A song has a name.', 'Playlist-Song many_to_many'],
    ['A user creates wish lists and adds wishes with a title.', 'Wish-WishList many_to_one'],
  ])('is in it: %s', (brief, relation) => {
    expect(relationsOf(brief)).toEqual([relation]);
  });

  it.each([
    'Managers create rooms and add guards. A guard has a badge number. A room has a name.',
    'Clerks add products and add suppliers. A product has a name. A supplier has a name.',
  ])('is in nothing that was only named before: %s', (brief) => {
    expect(relationsOf(brief)).toEqual([]);
  });
});
