import { emptyDraft } from '../../draft-model';
import { Assumptions } from '../assumptions';
import { completeEntities } from './complete-entities';

it.each([
  ['Dish', 'First dish'],
  ['FishingBoat', 'First fishing boat'],
  ['Member', 'Ada Lovelace'],
])('gives a %s an example name such as %s', (entity, example) => {
  const model = { ...emptyDraft(), entities: [{ name: entity, fields: [{ name: 'name' }] }] };
  expect(completeEntities(model, new Assumptions())[0]?.fields[0]?.examples[0]).toBe(example);
});
