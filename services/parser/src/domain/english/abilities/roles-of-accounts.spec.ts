import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  [
    'Every user has a role: engineer, technician or lab manager. Kilns have a size.',
    ['engineer', 'technician', 'lab_manager'],
  ],
  ['A user has an email, a name and a role, which is either tuner or baker. Kilns have a size.', ['tuner', 'baker']],
  ['Kilns have a size. Users have a role (stoker, potter). Potters can delete kilns.', ['stoker', 'potter']],
  ['Actors have a name and a role (lead, extra).', []],
])('takes the values of an account’s role for roles in %j', (brief, expected) => {
  expect(factsOf(brief, FactKind.ROLE)).toEqual(expected);
});
