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

describe('a title without a mark', () => {
  it.each([
    'Dog show\n\n* dogs: name, breed\n* judges: name, email',
    'Dog show\n\n- dogs: name, breed\n- judges: name, email\n- every dog is judged by one judge',
  ])('is no thing that has what stands below: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Dog', 'Judge']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Dog.name string',
      'Dog.breed string',
      'Judge.name string',
      'Judge.email email',
    ]);
  });

  it('is a thing where its parts stand below', () => {
    const brief = 'Order\n- number\n- lines: product, quantity, price\n- labels: red, blue';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Order.number string');
  });
});
