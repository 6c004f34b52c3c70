import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rightsIn = (said: string): string[] => factsOf(`An API. A claim has a sum. ${said}`, FactKind.PERMISSION);

describe('who does something', () => {
  it.each([
    ["It's the assessor who accepts a claim or rejects it.", ['assessor Claim.accept', 'assessor Claim.reject']],
    ["Once it is checked, it's the assessor who accepts a claim.", ['assessor Claim.accept']],
    ['It is only managers who delete claims.', ['manager Claim.delete']],
    ['My brother, the accountant, deletes claims.', ['accountant Claim.delete']],
    ["Clerks can't delete claims; that's for me, the manager, to do.", ['manager Claim.delete']],
    [
      'Clerks may edit claims but cannot delete them, that is up to the manager.',
      ['clerk Claim.update', 'manager Claim.delete'],
    ],
    ['Whether a claim was paid is marked by the cashier.', ['cashier Claim.markPaid']],
    [
      'The assessor decides whether a claim is accepted or refused.',
      ['assessor Claim.accept', 'assessor Claim.refuse'],
    ],
    [
      'Clerks add claims, and only my aunt, the owner, may delete anything.',
      ['clerk Claim.create', 'business_owner *.delete'],
    ],
    ['A claim is decided by a clerk, who either upholds or rejects it.', ['clerk Claim.uphold', 'clerk Claim.reject']],
    [
      'A claim has a date and is judged by the board, which then accepts or refuses it.',
      ['board Claim.accept', 'board Claim.refuse'],
    ],
  ])('is told in plain words: %s', (said, expected) => {
    expect(rightsIn(said)).toEqual(expected);
  });

  it.each([
    "It's the paperwork that kills us.",
    'Clerks can delete claims; that is up to now the rule.',
    'Clerks wonder whether a claim is large or small.',
  ])('is nobody new: %s', (said) => {
    expect(rightsIn(said).filter((right) => !right.startsWith('clerk'))).toEqual([]);
  });

  it('owns the firm and no rows', () => {
    const brief = 'An API. A claim has a sum. Clerks add claims, and only the owner may delete anything.';
    expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual([]);
  });
});
