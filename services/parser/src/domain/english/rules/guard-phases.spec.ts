import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const guards = (brief: string): string[] => factsOf(brief, FactKind.RULE).filter((rule) => rule.includes('guard:'));

describe('where something stands in its time', () => {
  it.each([
    [
      'Drives have a start date and an end date. Pledges belong to a drive and have a sum. Pledges can only be made while the drive is running.',
      'Pledge.create guard:today() >= self.drive.startDate and today() <= self.drive.endDate',
    ],
    [
      'Auctions have a start time and an end time. Bids belong to an auction. Bids cannot be placed after the auction has ended.',
      'Bid.create guard:now() <= self.auction.endTime',
    ],
    [
      "Auctions have a start time and an end time. Bids belong to an auction. Bids can't be placed on an auction that is over.",
      'Bid.create guard:now() <= self.auction.endTime',
    ],
    [
      'Tours have a start time and an end time. A tour cannot be deleted once it has started.',
      'Tour.delete guard:now() < self.startTime',
    ],
    [
      'Concerts have a date. Reviews belong to a concert. Visitors can write a review only after the concert is over.',
      'Review.create guard:today() > self.concert.date',
    ],
    [
      "Polls have a deadline. Votes belong to a poll. Votes can't be cast once the poll is over.",
      'Vote.create guard:today() <= self.poll.deadline',
    ],
    ["Fairs have a date. Past fairs can't be edited.", 'Fair.update guard:today() <= self.date'],
    [
      'Courses are planned, running or finished. Enrolments belong to a course. Students can only enrol while the course is running.',
      'Enrolment.create guard:self.course.status == "running"',
    ],
  ])('%s', (brief, guard) => {
    expect(guards(brief)).toEqual([guard]);
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual([]);
  });

  it.each([
    "Courses have a name. A course that has started can't be deleted.",
    'Courses have a start date, an end date and a deadline. Running costs cannot be edited.',
  ])('is not told by %j', (brief) => {
    expect(guards(brief)).toEqual([]);
    expect(factsOf(brief, FactKind.FIELD).join()).not.toContain('Course.started');
  });
});
