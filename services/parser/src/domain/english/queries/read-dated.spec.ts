import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ITEMS = 'Items have a name, a rating and an expiry date. ';
const LOANS = 'Loans have a note, a due date and a start date. ';

describe('rows by when', () => {
  it.each([
    [`${ITEMS}We need a list of items that expire soon.`, ['Item filter=expiryDate']],
    [`${ITEMS}Show all expired items.`, ['Item filter=expiryDate']],
    [`${ITEMS}Staff can list items expiring within 14 days.`, ['Item filter=expiryDate']],
    [`${LOANS}Librarians can find all overdue loans.`, ['Loan filter=dueDate']],
    [`${LOANS}Show the loans that are due this week.`, ['Loan filter=dueDate']],
    ['Visits have a date. I want to see the visits of the last 30 days.', ['Visit filter=date']],
    ['Jobs have a title and a date. List all jobs of a given week.', ['Job filter=date']],
    ["Talks have a title and a date. Show today's talks.", ['Talk filter=date']],
    ['Talks have a title and a date. We want to see the talks of today.', ['Talk filter=date']],
    ['Talks have a title and a date. List the upcoming talks.', ['Talk filter=date']],
    ['Homework has a title and a due date. Show all homework that is due this week.', ['Homework filter=dueDate']],
    [`${LOANS}An email is sent when a loan is overdue.`, []],
    [
      'Costumes have a size. Rentals have a note and belong to a costume. Filter costumes by size, newest rentals first.',
      ['Costume filter=size', 'Rental sort=-createdAt'],
    ],
    [`${ITEMS}List items in alphabetical order.`, ['Item sort=name']],
    [`${ITEMS}Show the top rated items.`, ['Item sort=-rating']],
  ])('are read from %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.QUERY)).toEqual(expected);
  });
});
