import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('deeds on what leads to a thing of theirs', () => {
  it.each([
    [
      'Farmers publish boxes with a title. An order has a date and belongs to a box. Farmers can cancel orders for their boxes.',
      ['Order.cancel guard:self.box.ownerId == caller.id'],
    ],
    [
      'Hosts publish rooms with a title. A booking belongs to a room. As a host, I want to accept or decline bookings for my rooms.',
      ['Booking.accept guard:self.room.ownerId == caller.id', 'Booking.decline guard:self.room.ownerId == caller.id'],
    ],
    [
      'Hosts have rooms with a title. A booking has a date and belongs to a room. Hosts can accept bookings for their rooms.',
      ['Booking.accept guard:self.room.hostId == caller.id'],
    ],
    [
      'Growers publish plots with a title. A bid has an amount and belongs to a plot. Growers can see the bids for their own plots and accept or reject them.',
      ['Bid.accept guard:self.plot.ownerId == caller.id', 'Bid.reject guard:self.plot.ownerId == caller.id'],
    ],
    [
      'Labs publish studies with a title. An application has a text and belongs to a study. Labs can reject applications to their own studies.',
      ['Application.reject guard:self.study.ownerId == caller.id'],
    ],
  ])('take those who own it: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual(expected);
  });

  it.each([
    'Farmers publish boxes. An order has a date. Farmers can cancel orders for their boxes.',
    'Farmers publish boxes. An order belongs to a box. Farmers can see orders for their boxes.',
  ])('take no guard where nothing leads there, nor for reading: %s', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
