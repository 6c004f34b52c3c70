import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (said: string): string[] =>
  factsOf(`A reservation has a day. A cabin has a name. ${said}`, FactKind.PERMISSION);

describe('guests and visitors', () => {
  it('have accounts where they answer for what they do', () => {
    expect(rights('Guests make reservations and can cancel them.')).toEqual([
      'guest Reservation.create',
      'guest Reservation.cancel',
    ]);
  });

  it('are anybody where they only look around', () => {
    expect(rights('Visitors can browse cabins.')).toEqual(['anyone Cabin.read']);
  });
});
