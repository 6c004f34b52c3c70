import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Principal } from './principal';

/** Seconds after which it may be worth trying again: streams end with what they follow. */
const WAIT = 5;

/** Counts the streams of events that each caller has open here: each holds a connection and asks the database again and again. */
export class OpenStreams {
  readonly #open = new Map<string, number>();

  constructor(private readonly most: number) {}

  /**
   * One more, until what is returned is called, once.
   * @throws RESOURCE_EXHAUSTED when the caller has as many open as anybody may
   */
  open({ organisation, actor }: Principal): () => void {
    const caller = `${organisation} ${actor}`;
    const others = this.#open.get(caller) ?? 0;
    if (others >= this.most)
      throw new QuantumLayerError(
        ErrorCode.RESOURCE_EXHAUSTED,
        `A caller may follow ${this.most} generations at a time; end one of those streams first.`,
        { retryAfterSeconds: WAIT },
      );
    this.#open.set(caller, others + 1);
    return () => this.#close(caller);
  }

  #close(caller: string): void {
    const left = (this.#open.get(caller) ?? 0) - 1;
    if (left > 0) this.#open.set(caller, left);
    else this.#open.delete(caller);
  }
}
