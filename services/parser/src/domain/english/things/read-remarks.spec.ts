import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const PERMITS = 'Permits have a number. ';

describe('what is remarked upon a deed', () => {
  it.each([
    'The warden grants or declines permits and gives a reason.',
    'Wardens can decline a permit and must state the reason.',
    'The warden declines a permit, giving a reason.',
    'When a permit is declined, a reason must be given.',
  ])('is kept with what it is done to: %s', (sentence) => {
    expect(factsOf(PERMITS + sentence, FactKind.FIELD)).toEqual(['Permit.number string', 'Permit.reason text']);
  });
});
