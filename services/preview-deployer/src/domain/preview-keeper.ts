import { setTimeout as sleep } from 'node:timers/promises';
import type { Round } from './keep-previews';

export interface PreviewKeeperOptions {
  readonly round: () => Promise<Round>;
  /** Milliseconds between two rounds. */
  readonly pause: number;
  readonly told: (round: Round) => void;
  /** A whole round failed: the cluster does not answer. */
  readonly failed: (error: unknown) => void;
}

/** Goes its rounds until it is told to end. */
export class PreviewKeeper {
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: PreviewKeeperOptions) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the round that is running. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { round, pause, told, failed } = this.options;
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await round().then(told, failed);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
