import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('places that are filled', () => {
  it.each([
    [
      "Slots have a start time and a capacity. Bookings have an email. A booking is for one slot. A slot can't be overbooked.",
      'Booking capacity',
    ],
    [
      'Screens have a name and a number of seats. Screenings have a start time. A screening takes place on one screen. Tickets have an email. A ticket is for one screening. We must never sell more tickets for a screening than the screen has seats.',
      'Ticket capacity',
    ],
    [
      'Zones have a code and a maximum number of permits. Permits have a start date. A permit is for one zone. No more permits than that may be issued for a zone.',
      'Permit capacity',
    ],
    [
      'Courses have a title and a maximum number of participants. Enrolments have a date. An enrolment is for one course. Nobody can enrol in a full course.',
      'Enrolment capacity',
    ],
  ])('%s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([expected]);
  });

  it.each([
    'Visitors can book a tour as long as there are places left.',
    'Visitors can book a tour only if there are spots available.',
    'Visitors can book a tour while there is still room.',
  ])('%s', (said) => {
    const brief = `Tours have a title and a capacity. Bookings have a date. A booking is for one tour. ${said}`;
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Booking capacity']);
  });

  it('are none of who is a full member', () => {
    const brief = 'Members have a name. New members join as guests and are promoted to full members by the chair.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });

  it('are no highest number of what one may have', () => {
    const brief = 'Members have a name. Loans have a date. A loan is of one member. No more than 3 loans per member.';
    expect(factsOf(brief, FactKind.RULE).filter((rule) => rule.endsWith('capacity'))).toEqual([]);
  });
});
