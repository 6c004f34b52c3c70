import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const SHOP = 'Orders have a date. Products have a name, a price and a stock. ';
const ITEMS = ['OrderItem-Order many_to_one', 'OrderItem-Product many_to_one'];

describe('what is of two things together', () => {
  it.each([
    'An order contains several products, each with a quantity.',
    'An order can contain many products, with a quantity for each.',
    'Customers place orders with one or more products and a quantity for each.',
    'Orders consist of products and quantities.',
  ])('is a record of both: %s', (sentence) => {
    const fields = factsOf(SHOP + sentence, FactKind.FIELD);
    expect(fields).toContain('OrderItem.quantity integer');
    expect(fields.filter((field) => field.includes('uantit'))).toHaveLength(1);
    expect(factsOf(SHOP + sentence, FactKind.RELATION)).toEqual(ITEMS);
  });

  it.each([
    [
      'Recipes have a title. Ingredients have a name and calories. A recipe has many ingredients, each with an amount and a unit.',
      ['RecipeIngredient.amount decimal', 'RecipeIngredient.unit string'],
    ],
    [
      'Playlists have a name. Songs have a title and an artist. A playlist contains songs, each with a position.',
      ['PlaylistSong.position integer'],
    ],
  ])('is called by the names of both: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['Actors play in films under a role name. Films have a title, actors a birth date.', ['ActorFilm.roleName string']],
    [
      'A paint contains several pigments, each in a certain percentage. A pigment has a code, a paint a shade.',
      ['PaintPigment.percentage number'],
    ],
    [
      'A bouquet is made of flowers in different quantities. Flowers have a colour, bouquets have a price.',
      ['BouquetFlower.quantity integer'],
    ],
    [
      'Quilts use fabrics. Fabrics have a colour. For each fabric in a quilt we need the amount.',
      ['QuiltFabric.amount decimal'],
    ],
    [
      'A depot holds parts. Parts have a name. For each part in a depot we keep the quantity.',
      ['DepotPart.quantity integer'],
    ],
  ])('is told behind them or apart: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['A tree stands in a park. Parks have a name. For each tree in a park we keep the height.', 'Tree.height'],
    [
      'Shelves stand in rooms. Rooms have a name, shelves a number. Rooms are cleaned at different times.',
      'Shelf.number',
    ],
    // Nothing else is told of them: their own quantity.
    ['Orders have a date. An order contains several articles, each with a name and a quantity.', 'Article.quantity'],
    [
      'Projects have a name. Invoices have a number. A project has many invoices, each with an amount.',
      'Invoice.amount',
    ],
    [
      `${SHOP}An order has order lines. An order line belongs to a product and an order. An order has several order lines, each with a quantity.`,
      'OrderLine.quantity',
    ],
  ])('but not what one of them has by itself: %s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD)).toContainEqual(expect.stringContaining(field));
  });

  it('is what a total counts and a stock is lowered by', () => {
    const brief = `${SHOP}An order contains several products, each with a quantity. The total of an order is the sum of the prices of its products. When a product is added to an order, its stock goes down.`;
    expect(factsOf(brief, FactKind.RULE)).toEqual([
      'Order.total computed:sum(item.quantity * item.product.price for OrderItem where item.orderId == self.id)',
      'OrderItem stock',
    ]);
  });
});
