import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('titles', () => {
  it.each([
    'Boat Rental - requirements, v0.3',
    'Pottery Studio – Specification',
    'Seed Library | project brief',
    'Kilns register - requirements',
  ])('names the paper and nothing that is kept: %s', (title) => {
    const brief = `${title}\n\nKilns have a name.`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Kiln']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Kiln.name string']);
  });

  it('is no thing that has what others can be filtered by', () => {
    const brief = '## Boat berth booking\n\nRooms have a floor. Rooms can be filtered by floor, size and price.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Room']);
  });
});
