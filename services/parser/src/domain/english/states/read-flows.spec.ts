import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const flow = (...lines: readonly string[]): string =>
  `Objects:\n1. Claim (title, amount, status)\n2. Surveyor (name)\n\n### Flow\n${lines.map((line) => `- ${line}`).join('\n')}`;

describe('the lines of a flow', () => {
  const brief = flow(
    'Customer submits a claim → status "submitted"',
    'Clerk assigns a surveyor → status "assigned"',
    'Manager approves it → "approved", or rejects it → "rejected"',
    'Cashier pays → "paid"',
  );

  it('tell who makes the thing, and who leads it from one state to the next', () => {
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Claim submitted>assigned>approved>rejected>paid']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([
      'Claim.assign transition(submitted>assigned)',
      'Claim.approve transition(assigned>approved)',
      'Claim.reject transition(assigned>rejected)',
      'Claim.pay transition(approved>paid)',
    ]);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([
      'customer Claim.create',
      'clerk Claim.assign',
      'manager Claim.approve',
      'manager Claim.reject',
      'cashier Claim.pay',
    ]);
  });

  it('lead back, and have verbs with particles', () => {
    const back = `A loan has an item and a borrower.\n\nWorkflow:\n1. Borrower requests a loan -> requested
2. Librarian hands it out -> active\n3. Borrower brings it back -> returned; the librarian refuses it -> back to active`;
    expect(factsOf(back, FactKind.OPERATION)).toEqual(
      expect.arrayContaining([
        'Loan.handOut transition(requested>active)',
        'Loan.bringBack transition(active>returned)',
        'Loan.refuse transition(returned>active)',
      ]),
    );
  });

  it('start behind the states that are listed before', () => {
    const listed = `An article has a title and a status: draft, submitted, printed.\n\n- The writer submits the article => submitted
- The editor prints it => printed`;
    expect(factsOf(listed, FactKind.OPERATION)).toEqual([
      'Article.submit transition(draft>submitted)',
      'Article.print transition(submitted>printed)',
    ]);
    expect(factsOf(listed, FactKind.PERMISSION)).toEqual(['writer Article.submit', 'editor Article.print']);
  });

  it('are no rules that arrows tell, and no lists of states or of parts', () => {
    expect(factsOf('Articles go draft -> published -> archived.', FactKind.STATE)).toEqual([
      'Article draft>published>archived',
    ]);
    expect(factsOf('Lesson -> horse, rider, day', FactKind.STATE)).toEqual([]);
    expect(factsOf('Reels have a title. Clerk deletes a reel → an email to the manager', FactKind.STATE)).toEqual([]);
  });

  it('call a deed by the state where its verb says no more', () => {
    const lines = `A fitting has a day.\n\nTailor plans a fitting -> planned\nTailor marks it as done -> done`;
    expect(factsOf(lines, FactKind.OPERATION)).toEqual(['Fitting.complete transition(planned>done)']);
  });
});
