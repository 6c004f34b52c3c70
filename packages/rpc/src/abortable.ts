import { abortReason } from '@quantumlayer/errors';

/** The promise, or the signal's reason as an error as soon as it is aborted. The work behind the promise goes on unless it heeds the signal itself. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(abortReason(signal));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The items until the signal is aborted; then its reason is thrown, even while an item is being waited for. */
export async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let finished = false;
  try {
    for (;;) {
      const next = await abortable(iterator.next(), signal);
      finished = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: an iterator that waits for something would only return after it.
    if (!finished) void iterator.return?.().then(undefined, () => undefined);
  }
}
