import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is denied of their own rows', () => {
  it.each([
    [
      'An expense has an amount. Employees submit expenses. Managers approve expenses. A manager must not approve their own expense.',
      'Expense.approve guard:self.ownerId != caller.id',
    ],
    [
      'An item has a title. Members request items. Nobody can request their own item.',
      'Item.request guard:self.ownerId != caller.id',
    ],
    [
      'A review has a text. Editors publish reviews. Editors cannot delete reviews they wrote.',
      'Review.delete guard:self.ownerId != caller.id',
    ],
    [
      'An item has a title. A loan has a start date and belongs to an item. Members borrow items. Nobody may borrow their own items.',
      'Loan.create guard:self.item.ownerId != caller.id',
    ],
    [
      'An application has a title. Scouts write applications. Scouts assess applications. No scout may assess an application of his or her own.',
      'Application.assess guard:self.ownerId != caller.id',
    ],
  ])('is a guard: %s', (brief, rule) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([rule]);
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual([]);
  });

  it('is told where the deed is none that is known', () => {
    const brief = 'A post has a text. Members write posts. Nobody can bless their own posts.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
