import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const roles = (brief: string): string[] => factsOf(`Repairs have a price. ${brief}`, FactKind.ROLE);

describe('the short name of a role', () => {
  it.each([
    ['A machine operator adds repairs. Operators may delete repairs.', 'machine_operator'],
    ['The workshop manager approves repairs. The manager can delete repairs.', 'workshop_manager'],
    ['Yard foremen add repairs. Only the foreman can delete repairs.', 'yard_foreman'],
  ])('stands for the one told of before: %s', (brief, role) => {
    expect(new Set(roles(brief))).toEqual(new Set([role]));
  });

  it.each([
    ['The account manager adds repairs, the sales manager approves them. Managers can read repairs.', 'manager'],
    ['Managers and shift managers can add repairs. Only managers can delete repairs.', 'manager'],
    ['The head mechanic adds repairs. The mechanic can read repairs.', 'mechanic'],
    ['The night manager adds repairs. Managers can delete repairs.', 'manager'],
    ['Managers add repairs. Project managers approve repairs.', 'project_manager'],
  ])('is a role of its own where it may be another: %s', (brief, role) => {
    expect(roles(brief)).toContain(role);
    expect(new Set(roles(brief)).size).toBeGreaterThan(1);
  });
});
