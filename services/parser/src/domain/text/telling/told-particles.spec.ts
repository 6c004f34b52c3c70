import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'Skates have a size. Skaters have a name. Evenings have a date.';

describe('verbs and their particles', () => {
  it.each([
    ['Stewards hand the skates out.', ['steward Skate.handOut']],
    ['Stewards hand out and take back skates.', ['steward Skate.handOut', 'steward Skate.takeBack']],
    ['Stewards check in and check out skates.', ['steward Skate.checkIn', 'steward Skate.checkOut']],
    ['Stewards check skates in and out.', ['steward Skate.checkIn', 'steward Skate.checkOut']],
    ['Stewards can check the skates in or out.', ['steward Skate.checkIn', 'steward Skate.checkOut']],
    ['Coaches sign their skaters up for an evening.', ['coach Registration.create']],
    ['Stewards can write a skate off.', ['steward Skate.writeOff']],
  ])('are one, wherever the particle stands: %s', (said, expected) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it('are none in names', () => {
    expect(factsOf('Stays have check in and check-out dates.', FactKind.FIELD)).toEqual(
      expect.arrayContaining(['Stay.checkInDate date', 'Stay.checkOutDate date']),
    );
  });

  it.each(['Stewards check the skates in the hall.', 'Stewards see skates and evenings.'])(
    'are none where it leads to something else: %s',
    (said) => {
      expect(factsOf(`${ABOUT} ${said}`, FactKind.OPERATION).join()).not.toMatch(/In|Out|Up/);
    },
  );

  it('leave accounts apart from what is done with them', () => {
    const brief = 'Users should be able to sign up and manage their skates. A skate has a size.';
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });
});
