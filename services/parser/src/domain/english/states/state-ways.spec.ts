import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const APPLICATION = 'Build an API. A claim has an amount. ';

describe('ways between states', () => {
  it.each([
    ['Claims go from filed to settled or dropped.', ['filed>settled', 'filed>dropped']],
    [
      'A claim starts as draft; once submitted it can be approved or rejected by a manager. Rejected claims can be resubmitted.',
      ['draft>submitted', 'submitted>approved', 'submitted>rejected', 'rejected>submitted'],
    ],
    [
      'Claims start out as drafts. When a claim is submitted, a clerk approves or rejects it. A rejected claim can be edited and submitted again.',
      ['draft|rejected>submitted', 'submitted>approved', 'submitted>rejected'],
    ],
    [
      'Claims are open at first. The adjuster marks it as fixed, then an inspector verifies it or reopens it.',
      ['open>fixed', 'fixed>verified', 'fixed>open'],
    ],
    [
      'Claims start as filed, then they are either granted or refused; granted claims finally get paid out.',
      ['filed>granted', 'filed>refused', 'granted>paid_out'],
    ],
    ['Claims are open, in progress or closed. A closed claim can be reopened.', ['closed>open']],
    [
      'A claim arrives as filed, gets checked, is then granted and finally gets paid.',
      ['filed>checked', 'checked>granted', 'granted>paid'],
    ],
    [
      'Claims are free, rented or broken. Rented claims can be returned, which makes them free again.',
      ['transition(rented>free)'],
    ],
    ['Claims are free, rented or broken. Clerks rent out free claims.', ['transition(free>rented)']],
    [
      "A claim's new, then a clerk takes it, it's taken, then done. Clerks finish claims.",
      ['Claim.finish transition(taken>done)'],
    ],
    [
      'A claim begins as a quote. The staff book it. Clerks dispatch booked claims and mark dispatched claims as settled.',
      ['quote>booked', 'booked>dispatched', 'transition(dispatched>settled)'],
    ],
    [
      'A payer has a name. Claims are assigned to a payer. Claims are open at first. The payer marks a claim as fixed, then an inspector verifies it or reopens it.',
      ['open>fixed', 'fixed>verified', 'fixed>open'],
    ],
    [
      'Claims are filed by customers. A filed claim can be approved or denied by an adjuster. Approved claims are paid out.',
      ['filed>approved', 'filed>denied', 'approved>paid_out'],
    ],
    [
      'Claims start as received. Once confirmed, a claim can be settled by staff.',
      ['received>confirmed', 'confirmed>settled'],
    ],
    [
      'Visits have a date. Visits are created as planned. A planned visit can also be cancelled, in which case a reason is given.',
      ['planned>cancelled'],
    ],
    [
      'Claims are planned, then done, then invoiced, and finally paid. A claim that is not done yet can be cancelled.',
      ['transition(planned>cancelled)'],
    ],
    [
      'Claims are planned, then under review, then paid. Claims that have not started yet can be cancelled.',
      ['transition(planned>cancelled)'],
    ],
    ['Claims go from open to sent to settled. Claims not yet sent can be withdrawn.', ['transition(open>withdrawn)']],
    [
      'Claims go from open to sent to settled. Clerks can withdraw any claim that is not sent.',
      ['transition(open>withdrawn)'],
    ],
    [
      'Claims go from open to sent to settled. Clerks can withdraw a claim unless it is sent.',
      ['transition(open>withdrawn)'],
    ],
    [
      'Claims start as draft, can be sent, and sent claims can be marked as paid.',
      ['draft>sent', 'transition(sent>paid)'],
    ],
    [
      'Couriers accept an open claim. Couriers mark a claim as picked up and then as delivered. Managers can cancel a claim as long as no courier has accepted it.',
      ['open>accepted', 'accepted>picked_up', 'picked_up>delivered', 'transition(open>cancelled)'],
    ],
    ['A claim is first filed. The manager sets it to granted or denied.', ['filed>granted', 'filed>denied']],
    [
      'A claim is first a draft. When the agent submits it, it becomes submitted. An assessor then either approves or rejects it, and an approved claim is paid out by the treasurer.',
      ['draft>submitted', 'submitted>approved', 'submitted>rejected', 'approved>paid_out'],
    ],
    ['Claims start as draft. Students submit drafts.', ['draft>submitted']],
    [
      'A claim is drying at first, then it is fired, then it is glazed. A fired claim can be refired, then it is drying again.',
      ['drying>fired', 'fired>glazed', 'Claim.refire transition(fired>drying)'],
    ],
    [
      'A claim is running at first. A running claim can be stopped, and a stopped claim can be started; then it is running again.',
      ['running>stopped', 'Claim.start transition(stopped>running)'],
    ],
    [
      'A claim is open at first. Managers can close claims and open them again.',
      ['open>closed', 'Claim.open transition(closed>open)'],
    ],
    [
      'Moderators can hide a claim and show it again; a claim is visible at first.',
      ['visible>hidden', 'Claim.show transition(hidden>visible)'],
    ],
    ['A claim is valid at first and can be used or refunded.', ['valid>used', 'valid>refunded']],
    [
      'A claim is new in the beginning, an agent takes it in progress, and afterwards it is either solved or rejected.',
      ['new>in_progress', 'in_progress>solved', 'in_progress>rejected'],
    ],
  ])('reads %j', (brief, moves) => {
    const operations = factsOf(APPLICATION + brief, FactKind.OPERATION).join();
    for (const move of moves) expect(operations).toContain(move);
  });

  it('takes who brings a state about with the deed', () => {
    const brief = `${APPLICATION}A claim starts as draft; once submitted it can be approved or rejected by a manager. Rejected claims can be resubmitted by the employee.`;
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(
      expect.arrayContaining(['manager Claim.approve', 'manager Claim.reject', 'employee Claim.resubmit']),
    );
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Claim draft>submitted>approved>rejected']);
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });

  it.each([
    [
      'Agents have a name. A claim belongs to an agent. Claims go from open to settled. Open claims can be cancelled by the agent.',
      'Claim open>settled>cancelled',
    ],
    [
      'Clerks can approve or reject claims. Managers can close an approved claim once the work is finished.',
      'Claim pending>approved>rejected>closed',
    ],
    [
      'Claims start as received, then they are diagnosed, and after the customer agrees they become in repair and finally done.',
      'Claim received>diagnosed>in_repair>done',
    ],
  ])('reads no more and no less than the states: %s', (sentence, expected) => {
    expect(factsOf(APPLICATION + sentence, FactKind.STATE)).toEqual([expected]);
  });

  it('takes for no beginning what a condition names', () => {
    const brief = `${APPLICATION}As an editor I want to publish a ready claim. As an author I want to edit my claims until they are published. As an editor I want to archive a published claim.`;
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Claim ready>published>archived']);
  });

  it('gives the right to each of the states that somebody marks', () => {
    const brief = `${APPLICATION}Claims go from open to done. Couriers mark a claim as picked up and then as delivered.`;
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['courier Claim.pickUp', 'courier Claim.deliver']);
  });

  it.each([
    [
      'A claim is active until the car leaves, then it is unpaid, and once the driver has paid it is closed.',
      'Claim active>unpaid>closed',
    ],
    ['Claims are open, then closed. Adjusters can mark a claim as favourite.', 'Claim open>closed'],
  ])('takes for no state what only tells when, or what is a flag: %s', (sentence, expected) => {
    expect(factsOf(APPLICATION + sentence, FactKind.STATE)).toEqual([expected]);
  });

  it('takes what is named by its state for no other thing', () => {
    const brief = `${APPLICATION}Claims start as draft and are then submitted. Drafts can be edited, but submitted claims cannot.`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Claim']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Claim.update guard:self.status == "draft"']);
  });

  it('takes the kind of a thing for no state', () => {
    expect(
      factsOf('Build an API. Books have a title. Printed books can be ordered or reserved.', FactKind.STATE),
    ).not.toContain('Book printed>ordered>reserved');
  });
});
