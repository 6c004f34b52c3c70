import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (sentence: string) => factsOf(`Lamps have a name and a price. ${sentence}`, FactKind.PERMISSION);

describe('what is put into a collection', () => {
  it.each([
    ['Orders have a total. Buyers can add lamps to their cart and place an order.', ['buyer Order.create']],
    ['Buyers can browse lamps and put lamps on a wish list.', ['buyer Lamp.read', 'buyer WishlistItem.create']],
    ['Buyers can see lamps. Buyers can put a lamp on the shortlist.', ['buyer Lamp.read']],
  ])('is not made: %s', (sentence, expected) => {
    expect(rights(sentence)).toEqual(expected);
  });

  it('is made where the collection is no more than what it belongs to', () => {
    expect(rights('Shops have a name. A lamp belongs to a shop. Sellers can add lamps to their shop.')).toEqual([
      'seller Lamp.create',
    ]);
  });
});
