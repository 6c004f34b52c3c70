import { AsyncLocalStorage } from 'node:async_hooks';
import { Batches } from './batches';

const LIMITS = { most: 3, weight: 100 };
let batches: Batches<{ name: string; weight: number }, string>;
let done: string[];
let release: () => void;
const trace = new AsyncLocalStorage<string>();

const add = (key: string, name: string, weight = 1) => batches.add(key, { name, weight });

beforeEach(() => {
  done = [];
  const open = new Promise<void>((resolve) => (release = resolve));
  batches = new Batches(
    LIMITS,
    async (key, items) => {
      const names = items.map(({ name }) => name);
      done.push(`${key}:${names.join('+')} ${trace.getStore() ?? ''}`.trim());
      await open;
      if (names.includes('away')) throw new Error('away');
      if (names.includes('bad')) throw new Error('bad');
      return names.map((name) => name.toUpperCase());
    },
    (error) => error instanceof Error && error.message === 'bad',
  );
});

it('works off together what came meanwhile, in order, and other keys beside it', async () => {
  const results = [
    add('a', 'one'),
    add('a', 'two'),
    add('b', 'other'),
    ...['three', 'four', 'five'].map((name) => add('a', name)),
  ];
  expect(done).toEqual(['a:one', 'b:other']);
  release();
  expect(await Promise.all(results)).toEqual(['ONE', 'TWO', 'OTHER', 'THREE', 'FOUR', 'FIVE']);
  expect(done).toEqual(['a:one', 'b:other', 'a:two+three+four', 'a:five']);
  expect(await add('a', 'later')).toBe('LATER');
});

it('takes no more at once than may go together', async () => {
  const results = [
    add('a', 'first'),
    add('a', 'huge', 500),
    add('a', 'half', 60),
    add('a', 'rest', 41),
    add('a', 'bit'),
  ];
  release();
  await Promise.all(results);
  expect(done).toEqual(['a:first', 'a:huge', 'a:half', 'a:rest+bit']);
});

it('does the others where one is bad, and fails for all where it is nobody’s fault', async () => {
  const ask = (key: string, ...names: string[]) => Promise.allSettled(names.map((name) => add(key, name)));
  release();
  const answers = await ask('a', 'first', 'good', 'bad', 'fine');
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  const away = await ask('b', 'first', 'good', 'away', 'fine');
  expect(away.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
});

it('goes on with the trace of the first of those who wait', async () => {
  const results = ['one', 'two', 'three'].map((name) => trace.run(`trace of ${name}`, () => add('a', name)));
  release();
  await Promise.all(results);
  expect(done).toEqual(['a:one trace of one', 'a:two+three trace of two']);
});
