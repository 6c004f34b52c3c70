import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('pages', () => {
  it.each([
    ['Lists are paginated.', ['yes']],
    ['The API lists 25 at a time.', ['limit=25']],
    ['25 rows a page and never more than 100.', ['limit=25', 'max=100']],
    ['Never return more than 50 animals at once.', ['max=50']],
    ['The API must not return more than 100 boats per request.', ['max=100']],
    ['Show 10 results per page.', ['limit=10']],
    ['Nobody needs more than 50 entries on a page.', ['max=50']],
    ['Return at most 40 books per page.', ['max=40']],
    ['Results come 30 to a page.', ['limit=30']],
    ['Lists return 20 items at a time, at most 100.', ['limit=20', 'max=100']],
    ['Lists are paginated. The default is 20, the maximum is 100.', ['limit=20', 'max=100', 'yes']],
    ['A page number and a page size of 15.', ['limit=15', 'page']],
    ['Pages of 30 please.', ['limit=30']],
    ['Show 24 per page, that fills a grid of three.', ['limit=24']],
    ['The list is paginated with page and limit parameters; the default limit is 5.', ['limit=5', 'page']],
    ['Show 12 books per page by default, and let the client ask for up to 48.', ['limit=12', 'max=48']],
    ['All list endpoints return 25 items unless asked otherwise, never more than 250.', ['limit=25', 'max=250']],
    ['There are thousands, so please page the results.', ['yes']],
    ['Return 60 rows at most.', ['max=60']],
    ['Lists show at most 40 books.', ['max=40']],
    ['100 per page at most.', ['max=100']],
    ['20 items a page, 80 items a page max.', ['limit=20', 'max=80']],
    ['20 per page max 100.', ['limit=20', 'max=100']],
  ])('%s', (sentence, expected) => {
    expect(factsOf(`Books have a title. ${sentence}`, FactKind.PAGINATION).sort()).toEqual(expected);
  });

  it.each(['List endpoints: limit/offset pagination (default 25, max 200).', 'Lists are paged: ?page=1&size=20.'])(
    'name nothing of the domain in %j',
    (sentence) => {
      const brief = `Books have a title. ${sentence}`;
      expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Book']);
      expect(factsOf(brief, FactKind.FIELD)).toEqual(['Book.title string']);
    },
  );

  it.each([
    'Two people ride at a time.',
    'A book has 300 pages.',
    'A shelf holds at most 40 books.',
    'We do not need pagination.',
    'Its page number is printed on every leaf.',
  ])('not in %j', (sentence) => {
    expect(factsOf(`Books have a title. ${sentence}`, FactKind.PAGINATION)).toEqual([]);
  });

  it('takes what stands before a semicolon for no bound of the page', () => {
    const brief = 'Leaks have a depth. Leaks: most recent first; 25 per page.';
    expect(factsOf(brief, FactKind.PAGINATION)).toEqual(['limit=25']);
  });

  it('is all that is said of the rows that can be requested', () => {
    const brief = 'Leaks have a depth. Lists come in pages of 20; at most 100 rows can be requested at a time.';
    expect(factsOf(brief, FactKind.PAGINATION)).toEqual(['limit=20', 'max=100']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });
});
