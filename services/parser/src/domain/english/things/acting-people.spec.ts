import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`A market API. ${brief}`, FactKind.RELATION);

describe('people of whom nothing is kept', () => {
  it.each([
    [
      'Sellers can create listings. A listing has a title. Each listing belongs to a seller.',
      'Listing-User many_to_one:seller',
    ],
    [
      'Coaches can edit trainings. A training has a date. A coach can have many trainings.',
      'Training-User many_to_one:coach',
    ],
    ['Roles: nurse, doctor. A visit has a date and belongs to a nurse.', 'Visit-User many_to_one:nurse'],
  ])('are accounts, %j', (brief, expected) => {
    expect(relations(brief)).toEqual([expected]);
    expect(factsOf(`A market API. ${brief}`, FactKind.ENTITY)).toContain('User');
  });

  it.each([
    'Sellers can create listings. A listing has a title. Each listing belongs to a seller. A seller has a name.',
    'Sellers can create listings. A listing has a title. Each listing belongs to a seller. Admins manage sellers.',
    'A listing has a title. Each listing belongs to a seller.',
  ])('are things of their own where more is said of them, %j', (brief) => {
    expect(relations(brief)).toEqual(['Listing-Seller many_to_one']);
  });

  it('are no rows of the usual model where the brief describes its own', () => {
    const shop =
      'An online shop. Customers place orders. Products have a name, a price and a stock. Staff ship orders.';
    expect(factsOf(shop, FactKind.ENTITY)).not.toContain('Customer');
    expect(factsOf(shop, FactKind.ROLE)).toContain('customer');
  });
});
