import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('questions without anything behind them', () => {
  it.each([
    [
      'A feeding has a keeper, when, what food (hay, oats) and how many kilos.',
      ['Feeding.keeper string', 'Feeding.date datetime', 'Feeding.food enum(hay|oats)', 'Feeding.kilos number'],
    ],
    [
      'A stay: guest name, room number, from when until when, price.',
      [
        'Stay.guestName string',
        'Stay.roomNumber string',
        'Stay.startDate date',
        'Stay.endDate date',
        'Stay.price decimal',
      ],
    ],
    [
      'A key has a number. Of a key we note who has it and since when.',
      ['Key.number string', 'Key.holder string', 'Key.since date'],
    ],
  ])('ask for a part each: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it('are no parts where more is asked', () => {
    expect(fields('A shift has a place and says when it starts.')).toEqual([
      'Shift.place string',
      'Shift.startsAt datetime',
    ]);
    expect(fields('A crate has a weight when full.')).not.toContain('Crate.date datetime');
  });
});
