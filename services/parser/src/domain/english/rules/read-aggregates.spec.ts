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
  ])('%s', (brief, field, expression) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${field.split(' ')[0] ?? ''} computed:${expression}`]);
  });

  it.each([
    `${OBJECTS}The total cost of an object's restorations must not exceed 100.`,
    `${FILMS}Show films sorted by the number of ratings.`,
    `${FILMS}A film has a number of seats.`,
  ])('are not asked for by %j', (brief) => {
    expect(factsOf(brief, FactKind.RULE).filter((rule) => rule.includes('computed'))).toEqual([]);
  });
});
