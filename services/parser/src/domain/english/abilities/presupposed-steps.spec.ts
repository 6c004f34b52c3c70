import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const told = (sentence: string): string[] =>
  [
    ...factsOf(`A permit has a number. ${sentence}`, FactKind.OPERATION),
    ...factsOf(`A permit has a number. ${sentence}`, FactKind.RULE),
  ].sort();

describe('steps that are told only by what depends on them', () => {
  it.each([
    [
      'Permits can be revoked until they have been granted.',
      ['Permit.grant action', 'Permit.revoke action', 'Permit.revoke guard:self.grantedAt == null'],
    ],
    [
      'As long as a permit has not been signed, clerks can change it.',
      ['Permit.sign action', 'Permit.update guard:self.signedAt == null'],
    ],
    [
      "A clerk marks a permit as signed. Signed permits can't be deleted.",
      ['Permit.delete guard:self.signed == false', 'Permit.markSigned flag(signed)'],
    ],
    ["Signed permits can't be deleted.", ['Permit.delete guard:self.signedAt == null', 'Permit.sign action']],
    [
      'Rejected permits can be appealed by the applicant.',
      ['Permit.appeal transition(rejected>appealed)', 'Permit.reject transition(pending>rejected)'],
    ],
  ])('can be taken: %s', (sentence, expected) => {
    expect(told(sentence)).toEqual(expected);
  });

  it('are for whoever is named behind them', () => {
    const brief = "A permit has a number. Permits can't be edited once they have been approved by a warden.";
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['warden Permit.approve']);
  });

  it.each([
    "Permits can't be edited once they have been created.",
    'A permit is requested, signed or void. Signed permits can be printed.',
    'A permit has a signed flag. Permits can be deleted unless they have been signed.',
    "Permits can't be deleted while they are used.",
  ])('are none where they are told otherwise, or of any data: %s', (sentence) => {
    expect(told(sentence).join()).not.toMatch(/Permit\.(create|use) action|Permit\.sign action/);
  });
});
