import { setTimeout as sleep } from 'node:timers/promises';

export interface Repetition {
  /** Resolves when the work that was running has ended. */
  stop(): Promise<void>;
}

/** Does something every so many seconds until it is stopped. What it throws is told and forgotten: the next time may go better. */
export function repeatedly(
  seconds: number,
  work: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Repetition {
  const control = new AbortController();
  const { signal } = control;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await work(signal).catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
      await sleep(seconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const done = loop();
  return {
    stop: () => {
      control.abort();
      return done;
    },
  };
}
