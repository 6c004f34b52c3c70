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

describe('what a thing is set to', () => {
  it('is a state, and "set" is none', () => {
    const brief = 'Jobs have a number. New jobs shall be set to pending. Later the job is set to paid.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Job pending>paid']);
  });

  it('is no beginning of what is so for some only', () => {
    const brief = 'A vat that comes back broken shall be set to "in repair". A vat has a state: free, lent, in repair.';
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });
});
