import { requireModel } from '@quantumlayer/ir';
import { readFixture } from '../../../testing/verifier-fixture';
import type { Row } from './row';
import { RowStore } from './row-store';

it('finds rows by a value, whatever was changed, removed and taken back since it was asked first', async () => {
  const [entity] = requireModel(await readFixture('todo')).entities;
  if (!entity) throw new RangeError('no entity');
  const row = (key: string, title: string): Row => ({ entity, key, provisional: false, values: { title } });
  const store = new RowStore();
  const titled = (title: string): unknown[] => store.having(entity, 'title', title).map(({ key }) => key);
  store.put(row('1', 'a'));
  expect(titled('a')).toEqual(['1']);
  const back = store.checkpoint();
  store.put(row('2', 'a'));
  store.put(row('1', 'b'));
  expect([titled('a'), titled('b')]).toEqual([['2'], ['1']]);
  store.remove(row('2', 'a'));
  store.rekey(row('1', 'b'), '3', { title: 'b' });
  expect([titled('a'), titled('b'), store.count(entity)]).toEqual([[], ['3'], 1]);
  back();
  expect([titled('a'), titled('b'), store.count(entity)]).toEqual([['1'], [], 1]);
});
