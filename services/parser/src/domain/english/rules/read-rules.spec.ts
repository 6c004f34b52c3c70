import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => [
  ...factsOf(brief, FactKind.RULE).map((fact) => `rule ${fact}`),
  ...factsOf(brief, FactKind.CONSTRAINT)
    .filter((fact) => fact.includes('unique'))
    .map((fact) => `constraint ${fact}`),
];

describe('rules', () => {
  it.each([
    [
      'An event has a start date and an end date. The event ends after it starts.',
      ['rule Event invariant:self.endDate > self.startDate'],
    ],
    [
      'Tour: title, start date, end date (optional; not before the start date).',
      ['rule Tour invariant:self.endDate >= self.startDate'],
    ],
    [
      'Stays: guest, arrival, departure. Departure is on or after arrival.',
      ['rule Stay invariant:self.departure >= self.arrival'],
    ],
    [
      'Burials have a date of death and a date of burial, which may not be earlier than the date of death.',
      ['rule Burial invariant:self.dateOfBurial >= self.dateOfDeath'],
    ],
    [
      'Groups have a minimum age and a maximum age. The maximum age is at least the minimum age.',
      ['rule Group invariant:self.maximumAge >= self.minimumAge'],
    ],
    [
      'Berths have a length. Boats have a length. Bookings have a boat and a berth. Boat length must not exceed berth length.',
      [
        'rule Booking.create guard:self.boat.length <= self.berth.length',
        'rule Booking.update guard:self.boat.length <= self.berth.length',
      ],
    ],
    [
      "Rooms have a number and max guests. A stay is for one room and has a number of guests. The number of guests may not exceed the room's maximum.",
      [
        'rule Stay.create guard:self.numberOfGuests <= self.room.maxGuests',
        'rule Stay.update guard:self.numberOfGuests <= self.room.maxGuests',
      ],
    ],
    [
      'Jobs have a started at and a finished at, the latter being later.',
      ['rule Job invariant:self.finishedAt > self.startedAt'],
    ],
    [
      'Offers have a minimum price and a maximum price, the second higher than the first.',
      ['rule Offer invariant:self.maximumPrice > self.minimumPrice'],
    ],
    [
      'Trips have a departure and an arrival. A trip cannot arrive before it departs.',
      ['rule Trip invariant:self.arrival >= self.departure'],
    ],
    ['Lots have a number of bags and a price, which has to be greater than zero.', []],
    [
      "Tutors have a name. Lessons have a start time, an end time and a tutor. A tutor can't have two lessons at once.",
      ['rule Lesson no_overlap'],
    ],
    [
      'Halls have a name. Bookings have a start and an end and are for a hall. A hall can only be booked by one group at a time.',
      ['rule Booking no_overlap'],
    ],
    [
      'Lots have a reserve price. Bids belong to a lot and have an amount. A bid must be higher than the reserve price.',
      [
        'rule Bid.create guard:self.amount > self.lot.reservePrice',
        'rule Bid.update guard:self.amount > self.lot.reservePrice',
      ],
    ],
    [
      "Loans have a start date and a due date, and can't last longer than two weeks.",
      ['rule Loan invariant:self.dueDate <= self.startDate + days(14)'],
    ],
    [
      'Bookings have a start time and an end time. A booking must last at least 30 minutes.',
      ['rule Booking invariant:self.endTime >= self.startTime + minutes(30)'],
    ],
    [
      'Grades have a value. The office confirms grades. Confirmed grades cannot be altered.',
      ['rule Grade.update guard:self.confirmedAt == null'],
    ],
    [
      'Jobs have a source language and a target language (they must differ).',
      ['rule Job invariant:self.sourceLanguage != self.targetLanguage'],
    ],
    [
      'Polls have a question. Voters have a name. A vote belongs to a poll and a voter. Nobody can vote twice in the same poll.',
      ['constraint Vote.voter unique_with=poll'],
    ],
    [
      'Players belong to a team and have a name and a shirt number, unique within the team. Teams have a name.',
      ['constraint Player.shirtNumber unique_with=team'],
    ],
    [
      'Slots have a weekday and a start time. No two slots may share weekday and start time.',
      ['constraint Slot.weekday unique_with=startTime'],
    ],
    [
      'Products have a name and a stock. An order item belongs to a product and has a quantity. Placing an order item reduces the stock.',
      ['rule OrderItem stock'],
    ],
    [
      "An order has a quantity and a product. Products have a name and a stock. Ordering reduces the stock; you can't order more than there is.",
      ['rule Order stock'],
    ],
  ])('reads %j', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });
});
