/** Runs generations: Temporal on a platform, this process when embedded. Each call may come more than once for a generation. */
export interface GenerationHost {
  /** Takes a queued generation in hand, now or when there is room. */
  start(id: string): Promise<void>;
  /** Stops it, if it runs. */
  cancel(id: string): Promise<void>;
  /** Hands on what was decided in its review. */
  decide(id: string): Promise<void>;
}
