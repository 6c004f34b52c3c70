import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('how many within a time', () => {
  it.each([
    [
      'Customers place orders with a pickup date. Each customer may place at most three orders per week.',
      'Order',
      7,
      3,
    ],
    ['Customers place orders with a pickup date. A customer can place no more than 2 orders per day.', 'Order', 1, 2],
    [
      'Residents submit complaints with a title. No more than 10 complaints per resident per month.',
      'Complaint',
      30,
      10,
    ],
    [
      'Employees submit claims with a sum. An employee cannot submit more than 5 claims within 90 days.',
      'Claim',
      90,
      5,
    ],
    ['Users write reviews of films with a text. A user can write at most five reviews a year.', 'Review', 365, 5],
  ])('counts what is made of late: %s', (brief, entity, days, most) => {
    const lately = `item.createdAt > now() - days(${String(days)})`;
    expect(factsOf(brief, FactKind.RULE)).toEqual([
      `${entity}.create guard:count(${entity} where item.userId == self.userId and ${lately} and item.id != self.id) < ${String(most)}`,
    ]);
  });

  it.each([
    [
      'Horses have a name. Lessons belong to a horse and have a day. A horse may not have more than 3 lessons a week.',
      'horse',
      3,
    ],
    ['Pupils have a name. Lessons have a pupil and a day. A pupil may have only two lessons per week.', 'pupil', 2],
    ['Tutors have a name. Lessons have a tutor and a day. Up to 9 lessons per tutor per week are allowed.', 'tutor', 9],
  ])('counts what is within so many days of the own: %s', (brief, holder, most) => {
    const near = 'item.day + days(7) > self.day and item.day - days(7) < self.day';
    const rows = `count(Lesson where item.${holder}Id == self.${holder}Id and ${near} and item.id != self.id)`;
    expect(factsOf(brief, FactKind.RULE)).toContain(`Lesson.create guard:${rows} < ${String(most)}`);
    expect(factsOf(brief, FactKind.FIELD)).not.toContain('Lesson.week integer');
  });

  it.each([
    'Members have a name. Plots have a size and a member. A member may rent at most two plots per season.',
    'Customers place orders with a note. At most three orders per household are allowed.',
  ])('is no limit for all time where the words name something unknown: %s', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
