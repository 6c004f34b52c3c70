import type { GenerationHost } from './generation-host';
import type { GenerationQueue } from './stores';

/** Seconds that a host gets to take a generation in hand before it is told of it again. */
const GRACE = 10;
/** Seconds after which a generation that runs is offered too: a host that still has it does nothing, one that lost it begins again. */
const LONG = 60 * 60;

/** Offers to the host again what it may not have heard of: it was away, or this process ended between writing down and handing over. */
export class Dispatcher {
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
    for (const id of toStart) await this.host.start(id);
  }

  #ago(seconds: number): Date {
    return new Date(this.now().getTime() - seconds * 1000);
  }
}
