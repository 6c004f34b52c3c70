import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('"nothing but"', () => {
  it.each(['A claimant sees nothing but their own claims.', 'Claimants can see nothing except their own claims.'])(
    'is only: %s',
    (said) => {
      const brief = `Claims have a title. Claimants create claims. ${said}`;
      expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual(['Claim private']);
    },
  );

  it('is no other "but"', () => {
    const brief = 'Claims have a title. Auditors can look at everything but change nothing.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['auditor *.read']);
  });
});
