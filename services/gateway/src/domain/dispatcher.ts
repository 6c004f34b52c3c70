import type { Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { LRUCache } from 'lru-cache';
import type { GenerationHost } from './generation-host';
import type { GenerationQueue } from './stores';

/** Seconds that a host gets to take a generation in hand before it is asked for it. */
const GRACE = 10;
/** Seconds for which a host that has a generation is not asked for it again: one that it loses is missed no longer than that. */
const REST = 60;
/** Generations that are remembered to be in good hands; of more, the oldest are asked for early. */
const MOST_RESTING = 100_000;
/** Generations that a host is asked for at once. */
const AT_ONCE = 100;

/**
 * The host as those see it who write generations down, and who offers to it again what it does not have: it was away, this process ended
 * between writing down and handing over, or the host lost it.
 */
export class Dispatcher implements GenerationHost {
  /** When each is to be asked for again, in milliseconds since the epoch. */
  readonly #resting = new LRUCache<string, number>({ max: MOST_RESTING });

  constructor(
    private readonly queue: GenerationQueue,
    private readonly host: GenerationHost,
    private readonly now: () => Date,
  ) {}

  /** Once; throws with the first that the host does not take, because it will take no other either. */
  async offer(): Promise<void> {
    const { toCancel, toDecide, toStart } = await this.queue.neglected({
      queued: this.#ago(GRACE),
      running: this.#ago(REST),
    });
    for (const id of toCancel) await this.host.cancel(id);
    for (const id of toDecide) await this.host.decide(id);
    const asked = toStart.filter((id) => !this.#rests(id));
    while (asked.length > 0) await this.#offerMissing(asked.splice(0, AT_ONCE));
  }

  async start(id: string, known?: Generation): Promise<void> {
    await this.host.start(id, known);
    this.#rest(id);
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

  async #offerMissing(ids: readonly string[]): Promise<void> {
    const missing = new Set(await this.host.lacks(ids));
    for (const id of ids) {
      if (missing.has(id)) await this.start(id);
      else this.#rest(id);
    }
  }

  #rest(id: string): void {
    this.#resting.set(id, this.now().getTime() + REST * 1000);
  }

  #rests(id: string): boolean {
    return (this.#resting.get(id) ?? 0) > this.now().getTime();
  }

  #ago(seconds: number): Date {
    return new Date(this.now().getTime() - seconds * 1000);
  }
}
