import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE).filter((fact) => !fact.includes('.update '));
const OTHERS = 'for Bid where item.auctionId == self.auctionId and item.id != self.id)';

describe('what a row is to be compared with the others of its whole', () => {
  it.each([
    ['A bid must be higher than the current highest bid.', `self.amount > max(item.amount ${OTHERS}`],
    ['Each new bid must exceed all previous bids for the same auction.', `self.amount > max(item.amount ${OTHERS}`],
    ['A bid has to be higher than the highest bid so far.', `self.amount > max(item.amount ${OTHERS}`],
    ['A bid must not be lower than any other bid.', `self.amount >= max(item.amount ${OTHERS}`],
    ['A bid must undercut the lowest bid so far.', `self.amount < min(item.amount ${OTHERS}`],
    ['A bid must be lower than all other bids.', `self.amount < min(item.amount ${OTHERS}`],
  ])('%s', (sentence, guard) => {
    expect(rules(`Auctions have a title. Bids belong to an auction and have an amount. ${sentence}`)).toEqual([
      `Bid.create guard:${guard}`,
    ]);
  });

  it('compares no others where a field is named', () => {
    const brief =
      'Lots have a reserve price. Bids belong to a lot and have an amount. A bid must be higher than the reserve price.';
    expect(rules(brief)).toEqual(['Bid.create guard:self.amount > self.lot.reservePrice']);
  });
});

describe('figures and comparisons', () => {
  it.each([
    [
      'An invoice has lines with a quantity, a unit price and an amount. The amount is quantity times unit price, and the invoice total is the sum of its line amounts.',
      [
        'Line.amount computed:self.quantity * self.unitPrice',
        'Invoice.total computed:sum(item.quantity * item.unitPrice for Line where item.invoiceId == self.id)',
      ],
    ],
    [
      'Loans have a limit in euros and a debt in euros. The debt must never rise above the limit.',
      ['Loan invariant:self.debt <= self.limit'],
    ],
    [
      'Tanks have a lowest level in cm and a highest level in cm. The lowest level shall be below the highest level.',
      ['Tank invariant:self.lowestLevel < self.highestLevel'],
    ],
  ])('%s', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });
});
