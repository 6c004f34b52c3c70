import { hungUp } from '../http/call-of-request';

const OVER = { done: true, value: undefined } as const;

/**
 * Items that may be given up at any time. A generator that waits for its next item would hear of it only after that, and hold until then
 * what it was opened on; this one is told by its signal, which is aborted with `signal` too.
 */
export function abandonable<T>(
  signal: AbortSignal,
  open: (untilLeft: AbortSignal) => AsyncIterator<T, void>,
): AsyncIterableIterator<T> {
  const left = new AbortController();
  const follow = (): void => left.abort(signal.reason);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  const items = open(left.signal);
  const next = async (): Promise<IteratorResult<T>> => {
    try {
      const result = await items.next();
      if (result.done !== true) return result;
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
    signal.removeEventListener('abort', follow);
    return OVER;
  };
  const abandon = (): Promise<IteratorResult<T>> => {
    signal.removeEventListener('abort', follow);
    left.abort(hungUp());
    return Promise.resolve(OVER);
  };
  return {
    next,
    return: abandon,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
