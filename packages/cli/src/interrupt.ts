import { constants } from 'node:os';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Turns Ctrl-C and SIGTERM into an aborted signal; a second one ends the process at once. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** 130 or 143 once a signal has come. */
  exitCode(): number | undefined;
  dispose(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @param onForced runs before a second signal ends the process: restore the terminal here */
export function watchInterrupts(onFirst: () => void, onForced: () => void): Interrupt {
  const controller = new AbortController();
  let received: (typeof SIGNALS)[number] | undefined;
  const codeOf = (name: (typeof SIGNALS)[number]): number => 128 + constants.signals[name];
  const handle = (name: (typeof SIGNALS)[number]): void => {
    if (received !== undefined) {
      onForced();
      process.exit(codeOf(name));
    }
    received = name;
    onFirst();
    controller.abort(new QuantumLayerError(ErrorCode.CANCELLED, 'Stopped.'));
  };
  for (const name of SIGNALS) process.on(name, handle);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : codeOf(received)),
    dispose: () => {
      for (const name of SIGNALS) process.off(name, handle);
    },
  };
}
