import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('lists that everybody keeps for himself', () => {
  it.each([
    ['Recipes have a title. Users can save recipes to their favourites.', 'Favourite', 'User', 'Recipe'],
    ['Films have a title. Members can add films to their watchlist.', 'WatchlistItem', 'User', 'Film'],
    ['Courses have a name. As a student, I want to put courses on my wish list.', 'WishlistItem', 'User', 'Course'],
    ['Routes have a name. Runners can mark routes as favourites.', 'Favourite', 'User', 'Route'],
    [
      'Members have a name. Tools have a name. Members can keep tools in their bookmarks.',
      'Bookmark',
      'Member',
      'Tool',
    ],
  ])('hold records of who keeps what: %s', (brief, list, who, what) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(expect.arrayContaining([list, what]));
    expect(factsOf(brief, FactKind.RELATION)).toEqual([`${list}-${who} many_to_one`, `${list}-${what} many_to_one`]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      `${list}.${who.toLowerCase()} unique_with=${what.toLowerCase()}`,
    ]);
    expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual([`${list} private`]);
    expect(factsOf(brief, FactKind.PERMISSION).join()).not.toContain(`${what}.`);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });

  it.each([
    'Films have a title. A watchlist has a name and films. Members can add films to their watchlist.',
    'Recipes have a title. A cookbook has a name. Members can add recipes to their cookbooks.',
  ])('are no such lists where the brief describes them: %s', (brief) => {
    expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual([]);
  });
});
