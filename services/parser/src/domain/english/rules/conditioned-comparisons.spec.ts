import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const AUCTIONS = 'Build an auction API. Lots have a starting price and a reserve price. ';
const LOANS = 'Build an API for a library. Loans have a borrowed date and a due date. ';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE);

describe('comparisons in conditions', () => {
  it.each([
    'A lot is rejected if its reserve price is lower than its starting price.',
    'If the reserve price is lower than the starting price, the request is refused with 422.',
    'Return a 400 error when the reserve price is lower than the starting price.',
    'Given the reserve price is lower than the starting price, when I create a lot, then it is rejected.',
    'Lots whose reserve price is lower than the starting price are rejected.',
    'A lot cannot be created unless its reserve price is at least the starting price.',
  ])('are refused: %s', (rule) => {
    expect(rules(`${AUCTIONS}${rule}`)).toEqual(['Lot invariant:self.reservePrice >= self.startingPrice']);
  });

  it.each([
    'A loan is only accepted if the due date is after the borrowed date.',
    'Loans are valid when the due date is after the borrowed date.',
  ])('are asked for: %s', (rule) => {
    expect(rules(`${LOANS}${rule}`)).toEqual(['Loan invariant:self.dueDate > self.borrowedDate']);
  });

  it.each([
    'If the reserve price exceeds the starting price, the seller is warned.',
    'When the reserve price exceeds the starting price, a report is created by the system.',
    'The seller is warned as soon as the reserve price is above the starting price.',
    'Once the reserve price is above the starting price, an offer is created automatically.',
  ])('only tell when something else happens: %s', (said) => {
    expect(rules(`${AUCTIONS}${said}`)).toEqual([]);
  });
});
