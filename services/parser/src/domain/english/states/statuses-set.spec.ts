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
