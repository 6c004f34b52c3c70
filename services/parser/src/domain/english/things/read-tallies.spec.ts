import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const about = (brief: string, entity: string): string[] =>
  [FactKind.FIELD, FactKind.RELATION, FactKind.CONSTRAINT]
    .flatMap((kind) => factsOf(brief, kind))
    .filter((fact) => fact.startsWith(entity));

describe('how much there is of something for each two of others', () => {
  it.each([
    [
      'Products have a SKU. Warehouses have a code. Stock is tracked per product and warehouse.',
      'Stock',
      'Product',
      'Warehouse',
    ],
    [
      'Ingredients have a name. Kitchens have a place. Stock levels are kept for each ingredient and kitchen.',
      'StockLevel',
      'Ingredient',
      'Kitchen',
    ],
    ['Shops have a city. Books have a title. Inventory is managed per shop and book.', 'Inventory', 'Shop', 'Book'],
  ])('is a thing with a quantity, once for the two: %s', (brief, name, one, other) => {
    expect(about(brief, name)).toEqual([
      `${name}.quantity integer`,
      `${name}-${one} many_to_one`,
      `${name}-${other} many_to_one`,
      `${name}.${one.toLowerCase()} unique_with=${other.toLowerCase()}`,
    ]);
  });

  it('is told of what nothing else tells of', () => {
    const brief = 'Parts have a number. Stock is kept per part and warehouse.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Stock-Part many_to_one', 'Stock-Warehouse many_to_one']);
  });

  it('is what is bounded where the thing is', () => {
    const brief =
      'Products have a SKU. Warehouses have a code. Stock is tracked per product and warehouse. Stock can never become negative.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toContain('Stock.quantity minimum=0');
  });

  it('is a figure of the thing where there is but one', () => {
    const brief = 'Products have a SKU. Stock is tracked per product. The stock cannot go negative.';
    expect(factsOf(brief, FactKind.ENTITY).map((fact) => fact.trim())).toEqual(['Product']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Product.stock minimum=0']);
  });
});
