import { setMaxListeners } from 'node:events';
import { abortReason, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Node turns longer delays into 1 ms; a deadline that far is none. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The life of one call: aborted by its caller, by its deadline or from within, whichever comes first. Must be closed. */
export class CallScope {
  readonly #controller = new AbortController();
  readonly #close: (() => void)[] = [];

  constructor(parent: AbortSignal | undefined, deadline: Date | undefined) {
    if (parent !== undefined) this.#follow(parent);
    if (deadline !== undefined) this.#expire(deadline.getTime() - Date.now());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Does nothing when the scope is aborted already: the first reason counts. */
  abort(reason: QuantumLayerError): void {
    this.#controller.abort(reason);
  }

  /** Lets go of the parent and the timer. */
  close(): void {
    for (const close of this.#close) close();
  }

  #follow(parent: AbortSignal): void {
    const abort = (): void => this.abort(abortReason(parent));
    // One signal may stop any number of calls; Node warns of a leak from the eleventh on.
    setMaxListeners(Infinity, parent);
    if (parent.aborted) abort();
    else parent.addEventListener('abort', abort, { once: true });
    this.#close.push(() => parent.removeEventListener('abort', abort));
  }

  #expire(milliseconds: number): void {
    const expire = (): void => this.abort(tooLate());
    if (milliseconds <= 0) expire();
    if (milliseconds <= 0 || milliseconds > LONGEST_TIMER_MS) return;
    const timer = setTimeout(expire, milliseconds);
    this.#close.push(() => clearTimeout(timer));
  }
}

/** What a handler is told when its caller no longer waits; the caller's own reason stays with the caller. */
export function callerLeft(late: boolean): QuantumLayerError {
  return late ? tooLate() : new QuantumLayerError(ErrorCode.CANCELLED, 'The caller gave up the call.');
}

function tooLate(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.DEADLINE_EXCEEDED, 'The call took longer than allowed.');
}
