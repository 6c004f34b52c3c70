import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`Courts have a name. ${brief}`, FactKind.FIELD).slice(1);

describe('what somebody tells when doing something', () => {
  it.each([
    [
      'A member books a court: she gives us the date and the number of players.',
      ['Booking.date date', 'Booking.numberOfPlayers integer'],
    ],
    [
      'A club applies for a court: they tell us the day and how many guests are expected.',
      ['Application.day date', 'Application.guests integer'],
    ],
    [
      'Members can book a court for a date, for a number of players.',
      ['Booking.date date', 'Booking.numberOfPlayers integer'],
    ],
  ])('is kept with it: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it('is no part of what is only done', () => {
    expect(fields('A member visits a court and tells a friend.')).toEqual([]);
  });
});
