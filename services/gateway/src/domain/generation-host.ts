import type { Generation } from '@quantumlayer/contracts/platform/v1/platform';

/** Runs generations: Temporal on a platform, this process when embedded. Each call may come more than once for a generation. */
export interface GenerationHost {
  /**
   * Takes a queued generation in hand, now or when there is room.
   * @param known as it was written down a moment ago; looked up unless it is given
   */
  start(id: string, known?: Generation): Promise<void>;
  /** Stops it, if it runs. */
  cancel(id: string): Promise<void>;
  /** Hands on what was decided in its review. */
  decide(id: string): Promise<void>;
  /** Those of these that it does not have in hand: it never heard of them, or lost them. */
  lacks(ids: readonly string[]): Promise<readonly string[]>;
}
