import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

describe('what somebody in a role may do only so often', () => {
  it.each([
    [
      'A tender has a deadline. Suppliers submit bids for a tender. Only one bid per supplier and tender is allowed.',
      'Bid.user unique_with=tender',
    ],
    [
      'Papers have a title. Reviewers write reviews of papers. Reviews have a grade. A reviewer cannot review a paper twice.',
      'Review.user unique_with=paper',
    ],
  ])('refers to the account: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toContain(expected);
    expect(factsOf(brief, FactKind.RELATION)).toContain(`${expected.split('.')[0] ?? ''}-User many_to_one`);
  });

  it('counts those of the same owner', () => {
    const brief =
      'Build an API. Desks have a number. Employees reserve desks. A reservation has a date. An employee may have no more than one reservation per day.';
    const { application } = parse(create(ParseRequestSchema, { brief }));
    const guards = application?.operations.flatMap(({ entity, name, guards: all }) =>
      all.map(({ expression }) => `${entity}.${name} ${expression}`),
    );
    expect(guards).toContain(
      'Reservation.create count(Reservation where item.ownerId == self.ownerId and item.date == self.date and item.id != self.id) < 1',
    );
  });

  it('takes a return date beside a due date for when it came back', () => {
    const brief =
      'Books have a title. Members borrow books. A loan has a due date and a return date. A member can have no more than three books at a time.';
    expect(factsOf(brief, FactKind.RULE)[0]).toContain('(item.returnDate == null)) < 3');
  });

  it('bounds no part that is said to do so many', () => {
    const brief = 'A job has a crew and a truck. A truck can do at most two jobs a day.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });
});
