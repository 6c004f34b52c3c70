import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('readManaged', () => {
  it.each([
    ["REST API to manage a farm's animals and their vets.", ['Animal', 'Vet'], ['Vet-Animal many_to_one']],
    [
      "We track growers and each grower's baskets. A grower has a name and a town.",
      ['Basket', 'Grower'],
      ['Basket-Grower many_to_one'],
    ],
  ])('takes what somebody has in "%s" for the thing', (brief, entities, relations) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual(entities);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(relations);
  });

  it.each([
    ['Clerks can record receipts, and managers can create bins.', ['Bin', 'Receipt']],
    ['Clerks can log calls and visits and managers can see them.', ['Call', 'Visit']],
    ['Rides have a date. Guides can plan rides, write reports.', ['Report', 'Ride']],
    ['Rides have a date and notes. Guides can plan rides, write notes.', ['Ride']],
    ['Scouts can save maps and request routes. A route has a length.', ['Map', 'Route']],
    ["An API to manage a yard's boats and repair orders.", ['Boat', 'RepairOrder']],
    ['An app to track orders, returns and refunds.', ['Order', 'Refund', 'Return']],
  ])('keeps none of those who do the next thing: %s', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual(entities);
  });
});

describe('what shall be kept, said of it', () => {
  it('is each of the kinds, and whose they are', () => {
    const brief = 'Pets and their vaccinations must be stored. A pet has a name; a vaccination has a date.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Pet', 'Vaccination']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Vaccination-Pet many_to_one']);
  });
});
