import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  ['Standing down and closing is for controllers only.', ['controller Callout.close', 'controller Callout.standDown']],
  ['Closing and standing down are for controllers only.', ['controller Callout.close', 'controller Callout.standDown']],
  ['Standing down is for controllers only.', ['controller Callout.standDown']],
])('keeps the particle of a deed that is named alone: %s', (sentence, expected) => {
  const brief = `A REST API. A callout has a title. A callout is open, then stood down, then closed. ${sentence}`;
  expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(expected);
});

it.each([
  ['The office does the planning of tours.', ['office Tour.create']],
  ['Wardens do the removal of tours.', ['warden Tour.delete']],
])('does to what is named behind a deed what the deed says: %s', (sentence, expected) => {
  const brief = `A REST API. A tour has a title. ${sentence}`;
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(expected);
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Tour']);
});

describe('what is taken back of a deed told before', () => {
  it.each([
    ['Courts have a name. Players book a court and can cancel up to an hour before.', 'player Booking.cancel'],
    ['Cruises have a start date. Travellers book a cruise and can cancel it.', 'traveller Booking.cancel'],
    [
      'Trips have a start date and a price. Hikers book a trip and may cancel it until it starts.',
      'hiker Booking.cancel',
    ],
  ])('is what was made by it: %s', (brief, right) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain(right);
  });

  it('is the thing itself where nothing was made of it', () => {
    const brief = 'Shifts have a date. Planners create shifts and can cancel them.';
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('planner Shift.cancel');
  });
});
