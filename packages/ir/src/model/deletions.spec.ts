import { OnDelete } from '../contract';
import { mayBeRestricted } from './deletions';
import type { EntityModel, Reference } from './types';

const { CASCADE, RESTRICT, SET_NULL } = OnDelete;

/** A row that others refer to, each by a rule. */
const entity = (...incoming: readonly [OnDelete, EntityModel][]): EntityModel =>
  ({ incoming: incoming.map(([onDelete, source]) => ({ onDelete, source }) as Reference) }) as unknown as EntityModel;

it('finds what forbids a deletion, at the end of cascades too, and nothing else', () => {
  const leaf = entity();
  const guarded = entity([RESTRICT, leaf]);
  expect(mayBeRestricted(leaf)).toBe(false);
  expect(mayBeRestricted(guarded)).toBe(true);
  expect(mayBeRestricted(entity([CASCADE, guarded]))).toBe(true);
  expect(mayBeRestricted(entity([SET_NULL, guarded], [CASCADE, leaf]))).toBe(false);
});

it('comes to an end where cascades go round', () => {
  const [first, second] = [entity(), entity()];
  Object.assign(first, entity([CASCADE, second]));
  Object.assign(second, entity([CASCADE, first]));
  expect(mayBeRestricted(first)).toBe(false);
});
