import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'A REST API for claims. A claim is open, accepted or rejected.';

describe('what somebody does, and the state that it leads to', () => {
  it.each([
    'When a manager approves an open claim, it is accepted.',
    'When a manager approves a claim, it becomes accepted.',
    'Once a manager approves a claim, its status becomes accepted.',
    'When a claim is approved by a manager, it becomes accepted.',
    'When a manager approves it, it becomes accepted.',
    'Given an open claim, when a manager approves it, then it is accepted.',
    'GIVEN an open claim WHEN a manager approves it THEN its status becomes accepted.',
  ])('%s', (said) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toEqual(['manager Claim.approve']);
    expect(factsOf(`${ABOUT} ${said}`, FactKind.OPERATION)).toEqual([
      'Claim.approve transition(open>accepted)',
      'Claim.reject transition(open>rejected)',
    ]);
  });

  it.each([
    'When a claim is approved, it becomes accepted.',
    'Approving a claim makes it accepted.',
    'Approving a claim puts it into accepted.',
  ])('may be told of nobody: %s', (said) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.OPERATION)).toEqual([
      'Claim.approve transition(open>accepted)',
      'Claim.reject transition(open>rejected)',
    ]);
  });

  it.each([
    ['Approving a grant makes it funded.', 'Grant.approve transition(pending>funded)'],
    ['When the board approves a grant, it becomes accepted.', 'Grant.approve transition(pending>accepted)'],
  ])('begins a life that nothing else tells of: %s', (said, operation) => {
    expect(factsOf(`A grant has an amount. ${said}`, FactKind.OPERATION)).toEqual([operation]);
  });

  it('takes the words for the state that it starts from', () => {
    const brief =
      'A REST API for offers. An offer is draft, live, sold or cancelled. When its creator cancels a live offer, it is cancelled.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['owner Offer.cancel']);
    expect(factsOf(brief, FactKind.OPERATION)).toContain('Offer.cancel transition(live>cancelled)');
  });

  it.each([
    // What becomes of another row is an effect.
    'A job is open or done. A machine is idle or busy. When a worker finishes a job, the machine becomes idle.',
    // Nobody's deed.
    'A task is open or done. When the deadline passes, the task becomes done.',
    // A new record of the deed.
    'A room is free or occupied. A booking has a date. When a guest books a room, it becomes occupied.',
  ])('leaves what else is told so: %s', (brief) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.PERMISSION)).toEqual([]);
  });
});
