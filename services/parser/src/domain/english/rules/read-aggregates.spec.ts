import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const OBJECTS = 'Objects have a title. Restorations have an object, a date and a cost. ';
const FILMS = 'Films have a title. Ratings have a film and a score from 1 to 10. ';

describe('figures of the parts of a whole', () => {
  it.each([
    [
      `${OBJECTS}The total cost of an object's restorations must be visible.`,
      'Object.totalCost decimal',
      'sum(item.cost for Restoration where item.objectId == self.id)',
    ],
    [
      'Projects have a title. Expenses have a project, a day and an amount. I want to see the total amount of expenses per project.',
      'Project.totalAmount decimal',
      'sum(item.amount for Expense where item.projectId == self.id)',
    ],
    [
      `${FILMS}The average rating of a film should be shown.`,
      'Film.averageRating number',
      'sum(item.score for Rating where item.filmId == self.id) * 1.0 / count(Rating where item.filmId == self.id)',
    ],
    [
      `${FILMS}Show the number of ratings per film.`,
      'Film.numberOfRatings integer',
      'count(Rating where item.filmId == self.id)',
    ],
    [
      'Trips have a name. Guests belong to a trip and have a name. I want to know how many guests each trip has.',
      'Trip.numberOfGuests integer',
      'count(Guest where item.tripId == self.id)',
    ],
    [
      'Members have a name. Bookings belong to a member and have a day and a price. Admins see the total revenue per member.',
      'Member.totalRevenue decimal',
      'sum(item.price for Booking where item.memberId == self.id)',
    ],
    [
      'Hosts have a name. A room has a host and a status: available, in use, broken. Show the number of available rooms of each host.',
      'Host.numberOfAvailableRooms integer',
      'count(Room where item.hostId == self.id and item.status == "available")',
    ],
    [
      'Donors have a name. A unit has a donor and a flag whether it is frozen. Show the number of frozen units per donor.',
      'Donor.numberOfFrozenUnits integer',
      'count(Unit where item.donorId == self.id and item.frozen == true)',
    ],
  ])('%s', (brief, field, expression) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${field.split(' ')[0] ?? ''} computed:${expression}`]);
  });

  it.each([
    [
      'Vans have a plate. Inspections belong to a van and have a day. Show the vans with the most inspections.',
      'Van',
      'Inspection',
      '-',
    ],
    [
      'Members have a name. Sales have a member and a day. I want to see which members have the fewest sales.',
      'Member',
      'Sale',
      '',
    ],
    [
      'Books have a title. Loans have a book and a day. The staff want to see the most borrowed books.',
      'Book',
      'Loan',
      '-',
    ],
    ['Cakes have a name. Orders have a cake and a day. List the five most ordered cakes.', 'Cake', 'Order', '-'],
  ])('asks for those first that have most: %s', (brief, whole, part, order) => {
    const count = `computed:count(${part} where item.${whole.toLowerCase()}Id == self.id)`;
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${whole}.numberOf${part}s ${count}`]);
    expect(factsOf(brief, FactKind.QUERY)).toEqual([`${whole} sort=${order}numberOf${part}s`]);
  });

  it.each([
    'Books have a title. Clerks see the most borrowed books.',
    'Boats have a name. Skippers see the total distance of boats.',
    'Tasks have a title and a due date. Managers can see all overdue duties.',
  ])('are no things of their own: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY).join()).not.toMatch(/Most|Total|Overdue/);
  });

  it.each([
    `${OBJECTS}The total cost of an object's restorations must not exceed 100.`,
    `${FILMS}Show films sorted by the number of ratings.`,
    `${FILMS}A film has a number of seats.`,
  ])('are not asked for by %j', (brief) => {
    expect(factsOf(brief, FactKind.RULE).filter((rule) => rule.includes('computed'))).toEqual([]);
  });
});
