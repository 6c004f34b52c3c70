import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const roles = (brief: string): string[] => factsOf(brief, FactKind.ROLE).sort();

describe('those who use the software', () => {
  it.each([
    'Keepers and vets use it.',
    'Keepers and vets use the API.',
    'Vets and keepers have accounts.',
    'Keepers and vets work with the system.',
    'Keepers and vets are staff.',
  ])('are roles: %s', (sentence) => {
    const brief = `An API for a kennel. Dogs have a name. ${sentence}`;
    expect(roles(brief)).toEqual(['keeper', 'vet']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Dog']);
  });

  it('are visitors where they have accounts', () => {
    const brief = 'A kennel. Keepers and visitors have accounts. Dogs have a name and are kept in a box.';
    expect(roles(brief)).toEqual(['keeper', 'visitor']);
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });

  it('are none where accounts are what is kept', () => {
    const brief = 'Clients have a name. Accounts have a balance. Clients have accounts.';
    expect(roles(brief)).toEqual([]);
  });
});
