import { constants } from 'node:os';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Turns Ctrl-C and SIGTERM into an aborted signal; a second one, or a long wait, ends the process. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** 130 or 143 once a signal has come. */
  exitCode(): number | undefined;
  dispose(): void;
}

/** Longer than anything that we stop may take; who still runs then hangs in something that hears no signals. */
const STOP_SECONDS = 20;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * @param onForced runs before the process is made to end: restore the terminal here
 * @param lost stops as Ctrl-C does: nobody would learn what became of the rest
 */
export function watchInterrupts(onFirst: () => void, onForced: () => void, lost?: AbortSignal): Interrupt {
  const controller = new AbortController();
  let deadline: NodeJS.Timeout | undefined;
  let received: (typeof SIGNALS)[number] | undefined;
  const codeOf = (name: (typeof SIGNALS)[number]): number => 128 + constants.signals[name];
  const handle = (name: (typeof SIGNALS)[number]): void => {
    if (received !== undefined) {
      onForced();
      return process.exit(codeOf(name));
    }
    received = name;
    onFirst();
    deadline = setTimeout(() => {
      onForced();
      process.exit(codeOf(name));
    }, STOP_SECONDS * 1000).unref();
    stop();
  };
  const stop = (): void => controller.abort(new QuantumLayerError(ErrorCode.CANCELLED, 'Stopped.'));
  if (lost?.aborted === true) stop();
  lost?.addEventListener('abort', stop, { once: true });
  for (const name of SIGNALS) process.on(name, handle);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : codeOf(received)),
    dispose: () => {
      clearTimeout(deadline);
      lost?.removeEventListener('abort', stop);
      for (const name of SIGNALS) process.off(name, handle);
    },
  };
}
