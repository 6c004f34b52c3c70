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
});
