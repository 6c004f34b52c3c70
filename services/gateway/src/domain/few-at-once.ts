import type { Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { GenerationHost } from './generation-host';

/** Generations that are handed over side by side. Whoever sends the next order is answered first. */
const AT_ONCE = 2;
/** Of more that wait, those who come are not kept in memory: they stand in the store, from where they are offered again. */
const MOST_WAITING = 1000;

/** A host that is told of few generations at a time: handing over costs more than writing down, and nobody waits for it. */
export class FewAtOnce implements GenerationHost {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  constructor(private readonly host: GenerationHost) {}

  /** @throws RESOURCE_EXHAUSTED when too many wait */
  start(id: string, known?: Generation): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING)
      return Promise.reject(
        new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, 'Too many generations are handed over.'),
      );
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => this.host.start(id, known).then(resolve, reject));
      this.#next();
    });
  }

  cancel(id: string): Promise<void> {
    return this.host.cancel(id);
  }

  decide(id: string): Promise<void> {
    return this.host.decide(id);
  }

  lacks(ids: readonly string[]): Promise<readonly string[]> {
    return this.host.lacks(ids);
  }

  #next(): void {
    if (this.#running >= AT_ONCE) return;
    const first = this.#waiting.shift();
    if (first === undefined) return;
    this.#running += 1;
    void first().finally(() => {
      this.#running -= 1;
      this.#next();
    });
  }
}
