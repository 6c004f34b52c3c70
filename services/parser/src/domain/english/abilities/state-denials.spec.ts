import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { AccessLevel } from '@quantumlayer/contracts/ir/v1/operation';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

/** Who may, as "admin clerk", "authenticated" or "public"; undefined where it is not offered. */
function whoMay(brief: string, operation: string): string | undefined {
  const [entity, name] = operation.split('.');
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const found = application?.operations.find((one) => one.entity === entity && one.name === name);
  const { level, roles = [] } = found?.access ?? {};
  if (level === undefined) return undefined;
  return level === AccessLevel.ROLES ? [...roles].sort().join(' ') : AccessLevel[level].toLowerCase();
}

const LOANS = 'A backend for a bank. Loans have an amount.';

describe('what is denied to one role', () => {
  it.each([
    ['Interns cannot delete loans.', 'admin user'],
    ['No intern may delete loans.', 'admin user'],
    ['Nothing can be deleted by interns.', 'admin user'],
    ["Interns don't have permission to delete loans.", 'admin user'],
    ['Interns have no right to delete loans.', 'admin user'],
    ['Interns are forbidden to delete loans.', 'admin user'],
    ['Interns are prohibited from deleting loans.', 'admin user'],
    ['Deleting loans is forbidden for interns.', 'admin user'],
    ['It is not possible for interns to delete loans.', 'admin user'],
    ['Everyone except interns can delete loans.', 'admin user'],
    ['Everyone can delete loans except for interns.', 'admin user'],
    ['Interns can do everything except deleting loans.', 'admin'],
    ['Clerks write loans, but they may not delete any.', 'admin'],
    ["Clerks create loans. Interns can see loans; they can't change anything.", 'admin clerk'],
    ['Clerks manage loans but cannot delete them. Managers can delete loans.', 'admin manager'],
  ])('is taken from it alone in %j', (sentence, expected) => {
    expect(whoMay(`${LOANS} ${sentence}`, 'Loan.delete')).toBe(expected);
  });

  it('is told where nobody is named who may', () => {
    const { requirements } = parse(create(ParseRequestSchema, { brief: `${LOANS} Interns must not read loans.` }));
    expect(requirements?.assumptions.map(({ text }) => text)).toContain(
      'Accounts with other roles than "intern" may read loans, unless more is said of who may.',
    );
  });
});

it('holds also of those whom "they" stand for', () => {
  expect(
    factsOf(
      `${LOANS} Memos have a text. Managers see memos. Interns may add loans, yet they don't see memos at all.`,
      FactKind.PERMISSION,
    ),
  ).toEqual(['manager Memo.read', 'intern Loan.create']);
});

it('gives others nothing where it only limits what somebody may', () => {
  const brief = `${LOANS} Managers approve loans. Clerks may create loans, but not edit them afterwards.`;
  expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('manager Loan.update');
});

describe('what nobody may', () => {
  it.each([
    'Neither interns nor clerks may delete loans; nobody may.',
    'Interns cannot delete loans. Nobody may delete loans.',
  ])('is given to none of the others: %j', (sentence) => {
    expect(whoMay(`${LOANS} Managers and clerks add loans. ${sentence}`, 'Loan.delete')).toBeUndefined();
  });
});

describe('what is denied to whoever has no account', () => {
  it.each([
    ['Guests cannot edit loans.', ['authenticated Loan.update']],
    ['Anonymous visitors may not edit loans.', ['authenticated Loan.update']],
    ['Editing loans is not possible for guests.', ['authenticated Loan.update']],
    ['Anyone but guests can edit loans.', ['authenticated Loan.update']],
    ['Guests cannot edit loans. Clerks can edit loans.', ['clerk Loan.update']],
  ])('is for those who have one in %j', (sentence, expected) => {
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.PERMISSION)).toEqual(expected);
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.EXCLUSION)).toEqual([]);
  });
});

describe('what is denied to users', () => {
  it.each([
    ['Normal users cannot delete loans.', ['admin Loan.delete'], []],
    ['Clerks see all loans. Regular users cannot delete loans.', ['clerk Loan.read', 'clerk Loan.delete'], []],
    ['Users cannot delete loans. Clerks can delete loans.', ['clerk Loan.delete'], []],
    ['Users cannot delete loans.', [], ['Loan.delete']],
    ['Nobody can delete loans.', [], ['Loan.delete']],
    ['Loans cannot be set by hand.', [], []],
  ])('is left to the others in %j', (sentence, permissions, exclusions) => {
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.PERMISSION)).toEqual(permissions);
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.EXCLUSION)).toEqual(exclusions);
  });
});

describe('what one role may not do at all', () => {
  it.each([
    ['Clerks can add loans. Interns cannot do anything.', 'Loan.read', 'admin clerk user'],
    ['Clerks can add loans. Interns cannot do anything else.', 'Loan.read', 'admin clerk intern'],
    ['Clerks can add loans. Interns can see loans but cannot change anything.', 'Loan.update', 'admin clerk'],
    ['Clerks can add loans. Interns can do nothing.', 'Loan.read', 'admin clerk user'],
    ['Roles:\n- Clerk: edits loans\n- Intern: reads everything, writes nothing', 'Loan.update', 'admin clerk'],
    ['Roles:\n- Clerk: edits loans\n- Intern: views everything but edits nothing', 'Loan.read', 'authenticated'],
  ])('is left to the others: %s %s', (sentence, operation, expected) => {
    expect(whoMay(`${LOANS} ${sentence}`, operation)).toBe(expected);
  });
});

describe('what is denied as soon as it is made', () => {
  it.each([
    ['Brokers submit loans. Once submitted, a loan cannot be changed.', ['Loan.update']],
    [
      'Brokers submit loans. After submission a loan is final: it can be neither changed nor deleted.',
      ['Loan.update', 'Loan.delete'],
    ],
    ['Loans, once entered, may neither be changed nor deleted by anybody.', ['Loan.update', 'Loan.delete']],
  ])('is denied for good: %s', (sentence, expected) => {
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.EXCLUSION)).toEqual(expected);
  });

  it.each([
    'Loans go from draft to submitted. Once submitted, a loan cannot be changed.',
    'A loan cannot be changed after the branch has been opened.',
  ])('is not where something else comes before: %s', (sentence) => {
    expect(factsOf(`${LOANS} ${sentence}`, FactKind.EXCLUSION)).toEqual([]);
  });

  it('is no state of it', () => {
    expect(factsOf(`${LOANS} Once signed, a loan is final.`, FactKind.STATE)).toEqual([]);
  });
});

describe('what is denied in one state', () => {
  const ORDERS = 'A backend for a shop. Order: number, status (open, paid, sent).';

  it.each(['Nobody can edit a paid order.', 'I cannot edit a paid order.', 'Users cannot edit paid orders.'])(
    'stays possible in the others: %s',
    (denial) => {
      expect(factsOf(`${ORDERS} ${denial}`, FactKind.EXCLUSION)).toEqual([]);
      expect(factsOf(`${ORDERS} ${denial}`, FactKind.RULE)).toEqual(['Order.update guard:self.status != "paid"']);
    },
  );
});
