import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.RULE);

describe('how long something lasts', () => {
  it.each([
    [
      'Lessons have a price and a start time. Lessons last 45 minutes.',
      'Lesson.endTime computed:self.startTime + minutes(45)',
    ],
    [
      'A talk is between a parent and a tutor at a given time and lasts one hour. Talks have a room. Parents have a name. Tutors have a name.',
      'Talk.endTime computed:self.time + hours(1)',
    ],
    [
      'Loans have a number and a loan date. A loan always runs for 3 weeks.',
      'Loan.endDate computed:self.loanDate + days(21)',
    ],
  ])('%s', (brief, rule) => {
    expect(rules(brief)).toEqual([rule]);
  });

  it.each([
    'Lessons have a start time and an end time. Lessons last 45 minutes.',
    'Lessons have a start time. Our test plan takes 3 days.',
    'Lessons have a start time. Lessons last at most 45 minutes.',
  ])('%s: nothing that an end follows from', (brief) => {
    expect(rules(brief)).toEqual([]);
  });
});
