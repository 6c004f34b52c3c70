import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const moves = (brief: string): string[] => factsOf(brief, FactKind.OPERATION);

describe('states from which something cannot be done', () => {
  it.each([
    'A new claim can be cancelled.',
    'New claims can be cancelled.',
    'A new claim can be cancelled, a paid or settled one cannot.',
    "A new claim can be cancelled, but a paid one can't.",
  ])('are none that it starts from: %s', (said) => {
    expect(moves(`A claim is new, then paid, then settled. ${said}`)).toContain(
      'Claim.cancel transition(new>cancelled)',
    );
  });

  it('may be joined before the one that they are said of', () => {
    const brief =
      'A parcel is packed, sent, delivered or returned. A packed parcel can be returned, but a sent or delivered one cannot.';
    expect(moves(brief)).toContain('Parcel.return transition(packed>returned)');
  });

  it('leave new things in the state that they are said to have', () => {
    expect(factsOf('Claims go from open to paid. A new claim is open.', FactKind.STATE)).toEqual(['Claim open>paid']);
  });
});
