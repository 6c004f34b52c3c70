import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const told = (brief: string): string[] => [
  ...factsOf(brief, FactKind.FIELD),
  ...factsOf(brief, FactKind.CONSTRAINT),
  ...factsOf(brief, FactKind.RELATION),
];

describe('steps by which something is made', () => {
  it.each([
    [
      'Masts have a height. Walkers report cracks: they choose the mast, describe the crack and may leave an email.',
      [
        'Mast.height number',
        'Crack.description text',
        'Crack.email email',
        'Crack.email optional',
        'Crack-Mast many_to_one',
      ],
    ],
    [
      'Tutors have a name. Pupils request appointments. They select a tutor and a time and enter the reason.',
      ['Tutor.name string', 'Appointment.time time', 'Appointment.reason text', 'Appointment-Tutor many_to_one'],
    ],
    [
      'Saunas have a size. Bathers book a sauna: they pick a date and the number of guests, and leave their phone number.',
      [
        'Sauna.size string',
        'Booking.date date',
        'Booking.numberOfGuests integer',
        'Booking.phoneNumber string',
        'Booking-Sauna many_to_one',
      ],
    ],
  ])('are its parts in %j', (brief, expected) => {
    expect(told(brief)).toEqual(expected);
  });

  it('are nothing where nobody makes anything', () => {
    expect(told('Masts have a height. Walkers visit masts: they leave an email.')).not.toContain('Mast.email email');
  });
});
