import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  ['A permit may be revoked only by the head of department.', ['head_of_department Permit.revoke']],
  ['The head of transport can revoke permits.', ['head_of_transport Permit.revoke']],
  [
    'Permits may be revoked by the chief of staff or by a clerk.',
    ['chief_of_staff Permit.revoke', 'clerk Permit.revoke'],
  ],
  ['Permits may be edited by the author of the permit.', ['owner Permit.update']],
  ['Permits may be revoked by one of the clerks.', ['clerk Permit.revoke']],
])('gives the right to whoever has the whole office: %s', (sentence, expected) => {
  expect(factsOf(`A REST API. A permit has a number. ${sentence}`, FactKind.PERMISSION).sort()).toEqual(expected);
});

it.each([
  ['Companies post jobs with a title. The company can close a job.', ['company Job.close', 'company Job.create']],
  ['A job board. Companies post jobs with a title.', ['company Job.create']],
  [
    'Rooms have a number. The front desk checks guests in and out and manages rooms. Guests have a name.',
    ['front_desk Guest.checkIn', 'front_desk Guest.checkOut', 'front_desk Room.*'],
  ],
  ['Shelters list pets with a name.', ['shelter Pet.create']],
  ['Breweries publish beers with a name.', ['brewery Beer.create']],
  ['A tasting platform: breweries publish beers with a name and a date.', ['brewery Beer.create']],
  // A house of which something is kept, and one that only holds something, has no rights.
  ['Breweries have a name and a town. Breweries have beers. A beer has a price.', []],
])('lets houses act that are not kept: %s', (sentence, expected) => {
  expect(factsOf(`A REST API. ${sentence}`, FactKind.PERMISSION).sort()).toEqual(expected);
});
