import { ErrorCode } from '@quantumlayer/errors';
import { abortable, untilAborted } from './abortable';

const never = new Promise<never>(() => undefined);
const cancelled = { code: ErrorCode.CANCELLED };

async function* stuckAfter(...items: number[]) {
  yield* items;
  yield await never;
}

describe('abortable', () => {
  test('does not wait when the signal was aborted before', async () => {
    await expect(abortable(never, AbortSignal.abort())).rejects.toMatchObject(cancelled);
  });

  test('gives the result, or the failure, of work that ends in time', async () => {
    const { signal } = new AbortController();
    expect(await abortable(Promise.resolve(1), signal)).toBe(1);
    await expect(abortable(Promise.reject(new Error('work')), signal)).rejects.toThrow('work');
  });
});

describe('untilAborted', () => {
  test('gives up an iterator that is stuck', async () => {
    const controller = new AbortController();
    const items = untilAborted(stuckAfter(1, 2), controller.signal);
    expect([(await items.next()).value, (await items.next()).value]).toEqual([1, 2]);
    const third = items.next();
    controller.abort();
    await expect(third).rejects.toMatchObject(cancelled);
  });

  test('lets the iterator clean up when the reader leaves early', async () => {
    let cleaned = false;
    async function* items() {
      try {
        yield* [1, 2, 3];
        await never;
      } finally {
        cleaned = true;
      }
    }
    for await (const item of untilAborted(items(), new AbortController().signal)) if (item === 2) break;
    await new Promise(setImmediate);
    expect(cleaned).toBe(true);
  });
});
