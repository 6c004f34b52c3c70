import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'A batch has a number. A cask has a size. A site has a name.';

describe('somebody else, and what he does the same with', () => {
  it.each([
    ['Brewers create batches and cellar workers the casks.', ['brewer Batch.create', 'cellar_worker Cask.create']],
    ['Brewers may delete batches, the manager the casks.', ['brewer Batch.delete', 'manager Cask.delete']],
    [
      'Drivers enter casks, sales people the sites, and the yard foreman the batches.',
      ['driver Cask.create', 'sales_person Site.create', 'yard_foreman Batch.create'],
    ],
  ])('%s', (said, expected) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it('sees the rows of his group, where the one before sees his own', () => {
    const said = 'Brewers see their own batches, managers those of their site, auditors all closed ones.';
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toEqual([
      'owner Batch.read',
      'manager Batch.read',
      'auditor Batch.read',
    ]);
    expect(factsOf(`${ABOUT} ${said}`, FactKind.OWNERSHIP)).toEqual(['Batch group:Site:manager', 'Batch private']);
  });

  it.each(['The app shows managers the casks and clerks the batches.', 'People can delete casks.'])(
    'is not meant by "%s"',
    (said) => {
      expect(factsOf(`${ABOUT} ${said}`, FactKind.ROLE)).toEqual([]);
    },
  );
});
