import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.RULE);
const bounds = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.CONSTRAINT);

describe('what must be entered before something is done', () => {
  it.each([
    [
      'Orders have a number. An order can only be closed once the mileage has been entered.',
      'Order.close guard:self.mileage != null',
      'Order.mileage optional',
    ],
    [
      'Rentals have a start. The mileage must be entered before a rental can be finished.',
      'Rental.finish guard:self.mileage != null',
      'Rental.mileage optional',
    ],
    [
      'Orders have a number and a result. Before an order can be closed, the result must be entered.',
      'Order.close guard:self.result != null',
      'Order.result optional',
    ],
    [
      'Claims have an amount and a decision. A claim can be closed as soon as the decision has been recorded.',
      'Claim.close guard:self.decision != null',
      'Claim.decision optional',
    ],
    [
      'Surveys have a date and a result. A survey can only be finished if a result has been recorded.',
      'Survey.finish guard:self.result != null',
      'Survey.result optional',
    ],
    [
      'Memos have a subject and a place. Memos are draft, sent or filed. A memo without a place cannot be sent.',
      'Memo.send guard:self.place != null',
      'Memo.place optional',
    ],
    [
      'Memos have a subject and a place. Memos are draft, sent or filed. A memo can only be sent if it has a place.',
      'Memo.send guard:self.place != null',
      'Memo.place optional',
    ],
  ])('is a guard of it, and no part of what is new: %s', (brief, rule, bound) => {
    expect(rules(brief)).toContain(rule);
    expect(bounds(brief)).toEqual([bound]);
  });

  it('leaves what is needed in any case required', () => {
    const brief = 'Orders have a number and a result. The result must be entered. An order can be closed.';
    expect(bounds(brief)).toEqual(['Order.result required']);
  });
});
