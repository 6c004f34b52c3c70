import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const BOOKINGS = 'Bookings have a room, a title, a start and an organiser. ';

describe('somebody whom a row names', () => {
  it.each([
    [`${BOOKINGS}Only the organiser or an admin can cancel a booking.`, 'owner Booking.cancel'],
    [`Roles: employee, admin. ${BOOKINGS}The organiser can change a booking.`, 'owner Booking.update'],
    ['Tickets have a title and an assignee. The assignee can close a ticket.', 'owner Ticket.close'],
  ])('is no role, but who is named there: %s', (brief, right) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain(right);
    expect(factsOf(brief, FactKind.ROLE).join()).not.toMatch(/organiser|assignee/);
  });

  it.each([
    [
      'Roles: member, leader. Projects have a name and a leader. The leader can delete a project.',
      'leader Project.delete',
    ],
    ['Projects have a name and a leader. Leaders can delete projects.', 'leader Project.delete'],
    ['Projects have a name. The leader can delete a project.', 'leader Project.delete'],
  ])('is a role where the brief has it as one, or no row names it: %s', (brief, right) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain(right);
  });

  it.each([
    'Offers have a rate. Tutors create offers. Offers are visible to nobody but their tutor.',
    'Offers have a rate. Tutors manage their own offers. Offers can only be read by their tutor.',
  ])('is whoever made it, and not all of his kind: %s', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('owner Offer.read');
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('tutor Offer.read');
  });

  it('is a role where his kind makes none', () => {
    const brief = 'Offers have a rate. Tutors create offers. Offers are visible to nobody but their warden.';
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('owner Offer.read');
  });
});
