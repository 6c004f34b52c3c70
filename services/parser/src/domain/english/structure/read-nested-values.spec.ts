import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('readNestedValues', () => {
  it('takes the bullets below a field for its values', () => {
    const brief =
      'REST API\n\n### Booking\n- starts at: datetime\n- purpose\n  - black and white\n  - colour\n  - teaching\n';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Booking.startsAt datetime',
      'Booking.purpose enum(black_and_white|colour|teaching)',
    ]);
  });
});
