import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const movesOf = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.OPERATION);

describe('a status that somebody changes', () => {
  it.each([
    [
      'Permits have a number and start as requested. Wardens can change the status of a permit to in review, granted or denied.',
      'requested>in_review>granted>denied',
      ['submitForReview transition(requested>in_review)', 'grant transition(requested|in_review>granted)'],
    ],
    [
      'A parcel has a weight and starts as packed. Couriers update its status to collected, delivered or lost.',
      'packed>collected>delivered>lost',
      ['collect transition(packed>collected)', 'deliver transition(packed|collected>delivered)'],
    ],
    [
      "Bids have an amount. Buyers set a bid's status to accepted or declined.",
      'pending>accepted>declined',
      ['accept transition(pending>accepted)', 'decline transition(pending>declined)'],
    ],
    [
      'Repairs have a price. Mechanics set the status of a repair to open, in progress or done.',
      'open>in_progress>done',
      ['start transition(open>in_progress)', 'complete transition(open|in_progress>done)'],
    ],
  ])('%s', (brief, states, moves) => {
    const entity = factsOf(brief, FactKind.STATE)[0]?.split(' ')[0] ?? '';
    expect(factsOf(brief, FactKind.STATE)).toEqual([`${entity} ${states}`]);
    expect(movesOf(brief)).toEqual(expect.arrayContaining(moves.map((move) => `${entity}.${move}`)));
  });

  it('is what they may do', () => {
    const brief = 'Bids have an amount. Buyers set the status of a bid to accepted or declined.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['buyer Bid.accept', 'buyer Bid.decline']);
  });
});

describe('what a row may be marked as instead', () => {
  it.each([
    [
      'A crate has a status (registered / collected / refused). Drivers can mark a crate as collected or refused.',
      ['Crate.collect transition(registered>collected)', 'Crate.refuse transition(registered>refused)'],
    ],
    [
      'Tutorial: topic, status (planned, done, no-show). The tutor marks tutorials as done or no-show.',
      ['Tutorial.complete transition(planned>done)', 'Tutorial.markNoShow transition(planned>no_show)'],
    ],
    [
      'A fault has a status: open, in progress, done, rejected. Fitters can mark faults as in progress, done or rejected.',
      [
        'Fault.start transition(open>in_progress)',
        'Fault.complete transition(in_progress>done)',
        'Fault.reject transition(open|in_progress>rejected)',
      ],
    ],
  ])('starts where the other does: %s', (brief, moves) => {
    expect(movesOf(brief)).toEqual(moves);
  });
});

describe('what a row with states is marked as', () => {
  const OUT = 'Hire orders have a day. A hire order starts as requested and is confirmed by the clerk. ';

  it.each([
    [
      `${OUT}Confirmed orders are dispatched by the driver. The foreman marks the order as returned.`,
      'HireOrder.return transition(dispatched>returned)',
    ],
    [
      'A parcel has a weight. It is registered, then loaded, then shipped. The courier marks the parcel as delivered.',
      'Parcel.deliver transition(shipped>delivered)',
    ],
    [
      'Repairs have a date. They are open until a mechanic takes them over. The mechanic marks the repair as finished.',
      'Repair.finish transition(taken>finished)',
    ],
  ])('is a state where such things usually end: %s', (brief, move) => {
    expect(movesOf(brief)).toContain(move);
  });

  it('is a flag beside them else', () => {
    const brief = 'Invoices have a number. An invoice is a draft until it is sent. Clerks mark an invoice as urgent.';
    expect(movesOf(brief)).toContain('Invoice.markUrgent flag(urgent)');
  });
});

describe('one of the values listed', () => {
  it.each([
    'When a clerk cancels an order, its status becomes cancelled.',
    'If the clerk cancels an order, then the status changes to cancelled.',
  ])('is where a deed leads, and not where it begins: %s', (sentence) => {
    const brief = `A REST API. Order: number, status (open, paid, cancelled). ${sentence}`;
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
    expect(movesOf(`Order: number, status (open, paid, cancelled). ${sentence}`)).toEqual([
      'Order.cancel transition(open>cancelled)',
    ]);
  });
});
