import { AsyncLocalStorage } from 'node:async_hooks';

export interface BatchLimits {
  /** Items at most. */
  readonly most: number;
  /** Of all items together; a larger one goes alone. */
  readonly weight: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  /** Goes on with the trace of whoever brought it. */
  readonly within: <T>(work: () => T) => T;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Works for one key at a time. What comes for it meanwhile is worked off together, in the order in which it came. */
export class Batches<Item extends { readonly weight: number }, Result> {
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();

  /** @param work gives one result for each item, and does for none of them anything when it throws */
  constructor(
    private readonly limits: BatchLimits,
    private readonly work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>,
    /** True when a batch may have failed because of one of its items; then each goes alone. */
    private readonly mayBeOfOne: (error: unknown) => boolean,
  ) {}

  add(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = { item, within: AsyncLocalStorage.snapshot(), resolve, reject };
      const others = this.#waiting.get(key);
      others?.push(waiting);
      if (others !== undefined) return;
      this.#waiting.set(key, [waiting]);
      void this.#workOff(key);
    });
  }

  async #workOff(key: string): Promise<void> {
    for (;;) {
      const batch = this.#take(key);
      if (batch.length === 0) break;
      await this.#do(key, batch);
    }
    this.#waiting.delete(key);
  }

  #take(key: string): Waiting<Item, Result>[] {
    const waiting = this.#waiting.get(key) ?? [];
    let weight = 0;
    const end = waiting.findIndex(({ item }, index) => {
      weight += item.weight;
      return index > 0 && (index >= this.limits.most || weight > this.limits.weight);
    });
    return waiting.splice(0, end < 0 ? waiting.length : end);
  }

  async #do(key: string, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const [first] = batch;
    try {
      const items = batch.map(({ item }) => item);
      const results = await first?.within(() => this.work(key, items));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results?.[index];
        if (result === undefined) reject(new Error('A batch gave fewer results than it had items'));
        else resolve(result);
      }
    } catch (error) {
      if (batch.length > 1 && this.mayBeOfOne(error)) for (const each of batch) await this.#do(key, [each]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
