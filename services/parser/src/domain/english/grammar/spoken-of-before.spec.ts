import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('peopleOfBefore', () => {
  it.each([
    ['Patients book visits. They can cancel their own visits.', 'patient Visit.cancel'],
    ['Tenants borrow ladders. A ladder has a length. They can extend their own loans.', 'tenant Loan.extend'],
    ['A teacher enters marks. A mark has a value. He can correct them.', 'teacher Mark.update'],
  ])('takes "they" in "%s" for who did something before', (brief, permission) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain(permission);
  });

  it('gives nobody rights by what is told of things', () => {
    const brief = 'Members have vouchers with a code. They can be used once.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });
});
