import { create } from '@bufbuild/protobuf';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return application;
}

const APPROVED = 'An expense has an amount. Employees submit expenses. Managers approve expenses.';
const REFUSED = 'A manager must not approve their own expense.';

describe('rows whose makers may not do something with them', () => {
  it('are kept with who made them, and everybody in a role does with them what he did', () => {
    const application = read(`${APPROVED} ${REFUSED}`);
    const expense = application?.entities.find(({ name }) => name === 'Expense');
    expect(expense?.ownership).toMatchObject({
      mode: OwnershipMode.PUBLIC_READ,
      bypassRoles: application?.roles.map(({ name }) => name),
    });
    expect(application?.operations.find(({ name }) => name === 'approve')?.guards).toMatchObject([
      { name: 'not_own_row', expression: 'self.ownerId != caller.id' },
    ]);
  });

  it('stay hidden from others where that is said', () => {
    const application = read(`${APPROVED} Employees see only their own expenses. ${REFUSED}`);
    const expense = application?.entities.find(({ name }) => name === 'Expense');
    expect(expense?.ownership?.mode).toBe(OwnershipMode.PRIVATE);
    expect(expense?.ownership?.bypassRoles).not.toContain('employee');
  });

  it('are their own where only they do something with what leads to them', () => {
    const application = read(
      'Farmers publish boxes with a title. An order has a date and belongs to a box. Farmers can cancel orders for their boxes.',
    );
    expect(application?.operations.find(({ name }) => name === 'cancel')?.guards).toMatchObject([
      { name: 'own_box', message: "Only possible with one's own box.", expression: 'self.box.ownerId == caller.id' },
    ]);
    const box = application?.entities.find(({ name }) => name === 'Box');
    expect(box?.ownership).toMatchObject({ mode: OwnershipMode.PUBLIC_READ });
    expect(box?.ownership?.bypassRoles).not.toContain('farmer');
  });

  it('may be those that a new record is made for', () => {
    const application = read(
      'An item has a title. A loan has a start date and belongs to an item. Members borrow items. Nobody may borrow their own items.',
    );
    expect(
      application?.operations.find(({ entity, name }) => entity === 'Loan' && name === 'create')?.guards,
    ).toMatchObject([{ name: 'not_own_item', expression: 'self.item.ownerId != caller.id' }]);
    expect(application?.entities.find(({ name }) => name === 'Item')?.ownership?.mode).toBe(OwnershipMode.PUBLIC_READ);
  });
});
