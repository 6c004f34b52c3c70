import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const limits = (brief: string): string[] =>
  factsOf(brief, FactKind.RULE).filter((fact) => /(capacity|stock|no_overlap\S*)$/.test(fact));

const SHOP = 'Products have a name, a stock and a reorder level. Orders have a product and a quantity.';
const COURSES = 'Courses have a title and a capacity. Enrolments have a course and a student name.';
const CHARTERS = 'Boats have a name. Charters have a boat, a start and an end.';

describe('what is no rule over rows, though it has the words of one', () => {
  it.each([
    [SHOP, 'Only managers can see the stock, and it is shown in red if less than 5 are left.'],
    [SHOP, 'When the stock falls below the reorder level, an order must be created.'],
    [SHOP, 'Only products that are in stock and available are listed.'],
    [SHOP, 'If fewer than five items are left in stock, the product is shown as low.'],
    [COURSES, 'Students must pay within a week, and a full refund is given if they sign out before the start.'],
    [COURSES, 'The capacity must not be more than 30.'],
    [COURSES, 'A course with more than 25 places must have two teachers.'],
    [COURSES, 'I do not want finished enrolments changed, full stop.'],
    [CHARTERS, 'Charters must be paid at the same time as they are made.'],
    [CHARTERS, 'Skippers work the same hours all the time and must book their leave in advance.'],
    [CHARTERS, 'A charter must be confirmed twice, once by phone and in the same week by mail.'],
    [CHARTERS, 'Only two people may look at the same time sheet.'],
    [CHARTERS, 'A skipper may take at most one guest at a time.'],
  ])('%s %s', (things, sentence) => {
    expect(limits(`${things} ${sentence}`)).toEqual([]);
  });
});

describe('rules over rows, each in its own statement', () => {
  it.each([
    [SHOP, 'Ordering reduces the stock; you cannot order more than there is.', 'Order stock'],
    [SHOP, 'An order is refused if there is not enough left in stock.', 'Order stock'],
    [
      COURSES,
      'The capacity of a course is a whole number, and nobody can enrol once a course is full.',
      'Enrolment capacity',
    ],
    [COURSES, 'There must not be more enrolments than the course has places.', 'Enrolment capacity'],
    [CHARTERS, 'A charter has a deposit, and a boat cannot be double-booked.', 'Charter no_overlap'],
    [CHARTERS, 'Two charters of the same boat never overlap.', 'Charter no_overlap'],
  ])('%s %s', (things, sentence, rule) => {
    expect(limits(`${things} ${sentence}`)).toEqual([rule]);
  });
});
