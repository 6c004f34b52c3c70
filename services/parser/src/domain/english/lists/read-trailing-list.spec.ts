import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a list behind what somebody does', () => {
  it.each([
    ['People book a slot: date, number of guests.', ['Booking.date date', 'Booking.numberOfGuests integer']],
    ['Members reserve a sauna: date and duration.', ['Reservation.date date', 'Reservation.duration integer']],
    ['Guests leave a review: stars and a text.', ['Review.stars integer', 'Review.text text']],
  ])('tells of the record of it: %s', (sentence, fields) => {
    expect(factsOf(`There are saunas. Saunas have a name. ${sentence}`, FactKind.FIELD)).toEqual([
      'Sauna.name string',
      ...fields,
    ]);
  });
});
