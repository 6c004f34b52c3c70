import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DATA =
  'Customers have a name. Orders have a number. An order belongs to one customer. An order is open, paid or closed. ';

describe('what must not be deleted as long as others refer to it', () => {
  it.each([
    'Deleting a customer who still has orders must not be possible.',
    'A customer that still has orders must not be deleted.',
    'A customer cannot be removed while there are orders of theirs.',
    "You can't delete a customer as long as they have orders.",
    'A customer with orders to it cannot be deleted.',
  ])('is what references that must be there keep anyway: %s', (sentence) => {
    expect(factsOf(DATA + sentence, FactKind.RULE)).toEqual([]);
    expect(factsOf(DATA + sentence, FactKind.EXCLUSION)).toEqual([]);
  });

  it('is a condition of those in a certain state', () => {
    expect(factsOf(`${DATA}A customer with open orders cannot be deleted.`, FactKind.RULE)).toEqual([
      'Customer.delete guard:not exists(Order where item.customerId == self.id and (item.status == "open"))',
    ]);
  });

  it('is a condition where the state is said behind', () => {
    expect(factsOf(`${DATA}A customer cannot be deleted while an order is still open.`, FactKind.RULE)).toEqual([
      'Customer.delete guard:not exists(Order where item.customerId == self.id and (item.status == "open"))',
    ]);
  });

  it('is nothing where no reference leads to it', () => {
    expect(factsOf('Songs have a title. Songs with a title cannot be deleted.', FactKind.RULE)).toEqual([]);
  });
});
