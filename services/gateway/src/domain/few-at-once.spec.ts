import { ErrorCode } from '@quantumlayer/errors';
import { FewAtOnce } from './few-at-once';

let told: string[];
let answers: Map<string, { resolve: () => void; reject: (error: Error) => void }>;
let host: FewAtOnce;

beforeEach(() => {
  told = [];
  answers = new Map();
  host = new FewAtOnce({
    start: (id) => {
      told.push(id);
      return new Promise((resolve, reject) => answers.set(id, { resolve, reject }));
    },
    cancel: (id) => Promise.resolve(void told.push(`cancel ${id}`)),
    decide: (id) => Promise.resolve(void told.push(`decide ${id}`)),
    lacks: (ids) => Promise.resolve(ids),
  });
});

it('tells of two at a time, in order, whatever becomes of those before; an end waits for nobody', async () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => host.start(id));
  await Promise.all([host.cancel('a'), host.decide('b')]);
  expect(told).toEqual(['a', 'b', 'cancel a', 'decide b']);
  answers.get('a')?.reject(new Error('away'));
  await expect(all[0]).rejects.toThrow('away');
  answers.get('b')?.resolve();
  await all[1];
  await new Promise(setImmediate);
  expect(told.slice(4)).toEqual(['c', 'd']);
});

it('keeps a bounded number waiting', async () => {
  const waiting = Array.from({ length: 2 + 1000 }, (_, index) => host.start(String(index)));
  await expect(host.start('too many')).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED });
  for (const { resolve } of answers.values()) resolve();
  await Promise.all(waiting.slice(0, 2));
  await new Promise(setImmediate);
  expect(told).toHaveLength(4);
});
