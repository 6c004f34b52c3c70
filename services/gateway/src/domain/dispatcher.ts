import type { GenerationHost } from './generation-host';
import type { GenerationQueue } from './stores';

/** Seconds that a host gets to take a generation in hand before it is told of it again. */
const GRACE = 10;

/** Offers to the host again what it may not have heard of: it was away, or this process ended between writing down and handing over. */
export class Dispatcher {
  constructor(
    private readonly queue: GenerationQueue,
    private readonly host: GenerationHost,
    private readonly now: () => Date,
  ) {}

  /** Once; throws with the first that the host does not take, because it will take no other either. */
  async offer(): Promise<void> {
    const { cancelled, queued } = await this.queue.neglected(new Date(this.now().getTime() - GRACE * 1000));
    for (const id of cancelled) await this.host.cancel(id);
    for (const id of queued) await this.host.start(id);
  }
}
