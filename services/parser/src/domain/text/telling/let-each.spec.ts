import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const CAR = 'An API. Cars have a plate. ';

describe('what each of several shall be or do', () => {
  it.each([
    ['Let each car belong to one garage.', FactKind.RELATION, ['Car-Garage many_to_one']],
    [
      "Let each car have one motor and each motor sit in one car. Record the motor's power and its maker.",
      FactKind.FIELD,
      ['Car.plate string', 'Motor.power number', 'Motor.maker string'],
    ],
    ['Let each member see his own cars.', FactKind.OWNERSHIP, ['Car private']],
    ['Let members read cars.', FactKind.PERMISSION, ['member Car.read']],
  ])('is told like any other: %s', (said, kind, expected) => {
    expect(factsOf(CAR + said, kind)).toEqual(expected);
  });
});
