import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('takeForKinds', () => {
  it.each([
    ['We keep track of cars and vans. Each vehicle has a plate and a kind (car or van).', ['Vehicle']],
    [
      'We keep track of cars and vans. A van has a volume. Each vehicle has a plate and a kind (car or van).',
      ['Car', 'Van', 'Vehicle'],
    ],
    ['We keep track of cars and vans. Each vehicle has a plate and a size (small or big).', ['Car', 'Van', 'Vehicle']],
  ])('finds in "%s" what has rows of its own', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual(entities);
  });
});
