import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const brief = (sentence: string): string =>
  `A trip has a date. Planners create trips and assign trips to drivers. ${sentence}`;

describe('what only the one it is assigned to may do', () => {
  it.each([
    'Only the assigned driver may close a trip.',
    'Only the driver assigned to a trip may close it.',
    'Only the driver who is responsible for the trip may close it.',
    'Only the driver to whom a trip is assigned may close it.',
    'Only the driver a trip is assigned to can close it.',
    'A trip may only be closed by the driver it is assigned to.',
    'Trips can be closed only by the assigned driver.',
  ])('%s', (sentence) => {
    const said = factsOf(brief(sentence), FactKind.PERMISSION).filter((right) => right.endsWith('close'));
    expect(said).toEqual(['owner Trip.close', 'driver Trip.close']);
    expect(factsOf(brief(sentence), FactKind.RELATION)).toEqual(['Trip-User many_to_one:driver']);
  });

  it.each([
    ['Only the planner may close a trip.', ['planner Trip.close']],
    ['Only the assigned seats are free.', []],
  ])('is not meant by "%s"', (sentence, told) => {
    expect(factsOf(brief(sentence), FactKind.PERMISSION).filter((right) => right.endsWith('close'))).toEqual(told);
  });
});
