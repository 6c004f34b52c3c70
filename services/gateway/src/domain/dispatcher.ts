import type { Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { LRUCache } from 'lru-cache';
import type { GenerationHost } from './generation-host';
import type { GenerationQueue } from './stores';

/** Seconds that a host gets to take a generation in hand before it is told of it again. */
const GRACE = 10;
/** Seconds after which a generation that runs is offered too: a host that still has it does nothing, one that lost it begins again. */
const LONG = 60 * 60;
/** Seconds until one that the host took is offered again; doubled each time, for it will wait because there is much to do. */
const [FIRST_REST, LONGEST_REST] = [60, 10 * 60];
/** Generations that are remembered to have been offered; of more, the oldest are offered early. */
const MOST_RESTING = 100_000;

interface Rest {
  readonly seconds: number;
  /** Milliseconds since the epoch. */
  readonly end: number;
}

/**
 * The host as those see it who write generations down, and who offers to it again what it may not have heard of: it was away, or this process
 * ended between writing down and handing over.
 */
export class Dispatcher implements GenerationHost {
  readonly #resting = new LRUCache<string, Rest>({ max: MOST_RESTING });

  constructor(
    private readonly queue: GenerationQueue,
    private readonly host: GenerationHost,
    private readonly now: () => Date,
  ) {}

  /** Once; throws with the first that the host does not take, because it will take no other either. */
  async offer(): Promise<void> {
    const { toCancel, toDecide, toStart } = await this.queue.neglected({
      queued: this.#ago(GRACE),
      running: this.#ago(LONG),
    });
    for (const id of toCancel) await this.host.cancel(id);
    for (const id of toDecide) await this.host.decide(id);
    for (const id of toStart) if (!this.#rests(id)) await this.start(id);
  }

  async start(id: string, known?: Generation): Promise<void> {
    await this.host.start(id, known);
    const last = this.#resting.get(id);
    const seconds = last === undefined ? FIRST_REST : Math.min(2 * last.seconds, LONGEST_REST);
    this.#resting.set(id, { seconds, end: this.now().getTime() + seconds * 1000 });
  }

  cancel(id: string): Promise<void> {
    return this.host.cancel(id);
  }

  decide(id: string): Promise<void> {
    return this.host.decide(id);
  }

  #rests(id: string): boolean {
    return (this.#resting.get(id)?.end ?? 0) > this.now().getTime();
  }

  #ago(seconds: number): Date {
    return new Date(this.now().getTime() - seconds * 1000);
  }
}
