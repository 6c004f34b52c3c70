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

it.each([
  [
    'Visits have a date. Nurses record the triage level for each visit: low, medium or high.',
    'Visit.triageLevel enum(low|medium|high)',
  ],
  [
    'Copies have a number. The clerk notes the condition of each copy: good, worn or broken.',
    'Copy.condition enum(good|worn|broken)',
  ],
  [
    'Lessons have a date. We record the attendance for each lesson: present, absent or excused.',
    'Lesson.attendance enum(present|absent|excused)',
  ],
])('tells the values of what is told of each: %s', (brief, field) => {
  const fields = factsOf(brief, FactKind.FIELD);
  expect(fields).toContain(field);
  expect(fields).toHaveLength(2);
});
