import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const operations = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.OPERATION);
const states = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.STATE);

describe('deeds that lead back', () => {
  it.each([
    [
      'Vets release or reject samples. Samples have a code. Rejected samples can be resubmitted by the lab.',
      'Sample.resubmit transition(rejected>pending)',
    ],
    [
      'Petitions have a text. Clerks accept or decline petitions. Declined petitions can be reopened by the author.',
      'Petition.reopen transition(declined>pending)',
    ],
    [
      'Permits have a number. Officers can suspend a permit. Cancelled permits can be reactivated by the mayor.',
      'Permit.reactivate transition(cancelled>?)',
    ],
    ['Ledgers have a name. Auditors can lock a ledger and unlock it.', 'Ledger.unlock transition(locked>unlocked)'],
    [
      'Walks have a date. A walk is open until somebody takes it; guides can give it back.',
      'Walk.giveBack transition(taken>open)',
    ],
    [
      'Errands have a text. Helpers can claim an errand and unclaim it. Claimed errands are finished by the helper.',
      'Errand.unclaim transition(claimed>pending)',
    ],
  ])('to the state before: %s', (brief, operation) => {
    const found = operations(brief);
    const pattern = new RegExp(`^${operation.replace(/[().|]/g, '\\$&').replace('?', '\\w+')}$`);
    expect(found.filter((fact) => pattern.test(fact))).toHaveLength(1);
    expect(states(brief).join()).not.toMatch(/resubmitted|reopened|reactivated|unclaimed|given_back/);
  });

  it.each([
    [
      'A container has a number. A container is loaded, then in transit, then unloaded.',
      'Container loaded>in_transit>unloaded',
    ],
    [
      'Stays have a number. A stay is booked, then checked in and finally checked out.',
      'Stay booked>checked_in>checked_out',
    ],
  ])('are none where the state is one of its own: %s', (brief, state) => {
    expect(states(brief)).toContain(state);
  });

  it('make no beginning of what they take back', () => {
    const brief =
      'Residents report leaks (place). Plumbers claim leaks and unclaim them; claimed leaks are sealed or handed over by the plumber.';
    expect(states(brief)).toEqual(['Leak pending>claimed>sealed>handed_over']);
    expect(operations(brief)).toContain('Leak.unclaim transition(claimed>pending)');
    expect(factsOf(`A REST API. ${brief}`, FactKind.PERMISSION)).toContain('plumber Leak.claim');
  });

  it('are no repetition because they begin like one', () => {
    const brief = 'Reports have a title. Reports are submitted, then approved, and approved reports are reimbursed.';
    expect(operations(brief)).toContain('Report.reimburse transition(approved>reimbursed)');
  });
});

it('leaves whom something is assigned to out of its life', () => {
  const brief =
    'Defects have a title. Inspectors report defects. Fitters assign defects to themselves and close them. Inspectors can reopen a closed defect.';
  expect(factsOf(brief, FactKind.STATE)).toEqual(['Defect pending>closed']);
  expect(factsOf(brief, FactKind.OPERATION)).toContain('Defect.assign action');
});
