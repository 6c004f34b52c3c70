/** Runs generations: Temporal on a platform, this process when embedded. Both calls may come more than once for a generation. */
export interface GenerationHost {
  /** Takes a queued generation in hand, now or when there is room. */
  start(id: string): Promise<void>;
  /** Stops it, if it runs. */
  cancel(id: string): Promise<void>;
}
