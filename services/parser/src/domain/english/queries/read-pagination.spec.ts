import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('pages', () => {
  it.each([
    ['Lists are paginated.', ['yes']],
    ['The API lists 25 at a time.', ['limit=25']],
    ['25 rows a page and never more than 100.', ['limit=25', 'max=100']],
    ['Show 10 results per page.', ['limit=10']],
    ['Nobody needs more than 50 entries on a page.', ['max=50']],
    ['Return at most 40 books per page.', ['max=40']],
    ['Results come 30 to a page.', ['limit=30']],
    ['Lists return 20 items at a time, at most 100.', ['limit=20', 'max=100']],
    ['Lists are paginated. The default is 20, the maximum is 100.', ['limit=20', 'max=100', 'yes']],
    ['A page number and a page size of 15.', ['limit=15', 'page']],
  ])('%s', (sentence, expected) => {
    expect(factsOf(`Books have a title. ${sentence}`, FactKind.PAGINATION).sort()).toEqual(expected);
  });

  it.each(['Two people ride at a time.', 'A book has 300 pages.', 'We do not need pagination.'])(
    'not in %j',
    (sentence) => {
      expect(factsOf(`Books have a title. ${sentence}`, FactKind.PAGINATION)).toEqual([]);
    },
  );
});
