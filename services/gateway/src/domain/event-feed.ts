/** Tells watchers of a generation that there is something new to read. What that is stands in the store, so a lost call costs time, never an event. */
export class EventFeed {
  readonly #watchers = new Map<string, Set<() => void>>();

  notify(generation: string): void {
    for (const wake of this.#watchers.get(generation) ?? []) wake();
  }

  /** Runs until `release`. `next` resolves at the first call of notify after it was asked for, or after `seconds`. */
  watch(generation: string): Watcher {
    const watcher = new Watcher((wake) => this.#remove(generation, wake));
    const known = this.#watchers.get(generation) ?? new Set();
    this.#watchers.set(generation, known.add(watcher.wake));
    return watcher;
  }

  get size(): number {
    return this.#watchers.size;
  }

  #remove(generation: string, wake: () => void): void {
    const known = this.#watchers.get(generation);
    known?.delete(wake);
    if (known?.size === 0) this.#watchers.delete(generation);
  }
}

class Watcher {
  #woken = false;
  #resolve: (() => void) | undefined;

  constructor(private readonly onRelease: (wake: () => void) => void) {}

  readonly wake = (): void => {
    this.#woken = true;
    this.#resolve?.();
  };

  /** Resolves when something happened since the last call, or after so many seconds, or when the signal aborts. */
  async next(seconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#woken && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, seconds * 1000);
        signal.addEventListener('abort', done, { once: true });
        this.#resolve = done;
      });
      this.#resolve = undefined;
    }
    this.#woken = false;
  }

  release(): void {
    this.onRelease(this.wake);
  }
}
