import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const THINGS = 'Boats have a plate. Sailors have a name. Sponsors have a name.';

it.each([
  ['Races are recorded with the date and the boats involved.', ['Race-Boat many_to_many']],
  ['A race has a date, a place and the sailors who took part.', ['Race-Sailor many_to_many']],
  ['A dinner has a date and the sponsors who were present.', ['Dinner-Sponsor many_to_many']],
])('those that are part of something may be part of others: %s', (said, expected) => {
  expect(factsOf(`${THINGS} ${said}`, FactKind.RELATION)).toEqual(expected);
});

it('what merely belongs to something is of one only', () => {
  expect(factsOf('A harbour has a name and boats. Boats have a plate.', FactKind.RELATION)).toEqual([
    'Boat-Harbour many_to_one',
  ]);
});
