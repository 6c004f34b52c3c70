import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const VISITS = 'Build an API. A visit has a date and a patient name. ';
const BOOKINGS = 'Build an API. Bookings have a start time and an end time. ';

describe('what lies ahead or behind', () => {
  it.each([
    [`${VISITS}The date of a visit must be in the future.`, ['Visit.create guard:self.date > today()']],
    [`${VISITS}Visits cannot be planned in the past.`, ['Visit.create guard:self.date >= today()']],
    [`${VISITS}Nobody may plan a visit in the past.`, ['Visit.create guard:self.date >= today()']],
    [`${VISITS}Nurses can't plan visits in the past.`, ['Visit.create guard:self.date >= today()']],
    [`${VISITS}No visit may be entered in the future.`, ['Visit invariant:self.date <= today()']],
    [`${BOOKINGS}Bookings must start in the future.`, ['Booking.create guard:self.startTime > now()']],
    [`${BOOKINGS}End times must not lie in the past.`, ['Booking.create guard:self.endTime >= now()']],
    [
      'Build an API. Pets have a name and a date of birth. The date of birth must be in the past.',
      ['Pet invariant:self.dateOfBirth < today()'],
    ],
    [
      'Build an API. Sample: code, taken_at (datetime, not in the future), due (date, in the future).',
      ['Sample invariant:self.takenAt <= now()', 'Sample.create guard:self.due > today()'],
    ],
  ])('is checked: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual(expected);
  });

  it('is no thing that something is in', () => {
    const brief = 'Build an API. Requests have a travel date and a reason. Travel dates must be in the future.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Request']);
  });

  it.each([`${VISITS}In the future we want to print visits.`, `${VISITS}Visits in the past are shown last.`])(
    'is not what is only told: %s',
    (brief) => {
      expect(factsOf(brief, FactKind.RULE)).toEqual([]);
    },
  );
});
