import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what belongs to somebody', () => {
  it.each([
    'Breeders can see the litters that belong to them.',
    'Breeders can see all litters belonging to them.',
    'Breeders shall be able to see the litters which belong to them.',
  ])('is his own: %s', (sentence) => {
    const brief = `A litter has a number. ${sentence}`;
    expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual(['Litter private']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Litter']);
  });

  it.each([
    'A litter belongs to a breeder. Cages belong to them.',
    'Breeders have litters. Cages that belong to them are cleaned.',
  ])('is only told of: %s', (brief) => {
    expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual([]);
  });
});
