import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  ['Employees have a name and a position.', 'Employee.position string'],
  ['A soldier has a name and a rank.', 'Soldier.rank string'],
  ['Tracks have a title and a position.', 'Track.position integer'],
  ['Swimmers have a name and a position between 1 and 8.', 'Swimmer.position integer'],
])('tells what people work as from a place in a row: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toContain(expected);
});

it('takes people that a row may have for people, and how many fit for a figure', () => {
  expect(factsOf('Shows have a title. A show may have guests.', FactKind.RELATION)).toEqual(['Guest-Show many_to_one']);
  expect(factsOf('Rooms have a number and guests.', FactKind.ENTITY)).toEqual(['Room']);
});
