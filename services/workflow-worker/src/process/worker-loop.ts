import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createWorker, type HostedWorker, type WorkerOptions } from '../create-worker';

/** Seconds between two attempts to reach a server that is away. */
const PAUSE = 1;

/** A worker that waits for its server. Once it runs, Temporal's own runtime lives through the server's absences. */
export class WorkerLoop {
  #worker: HostedWorker | undefined;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(private readonly options: WorkerOptions) {}

  /** Until it is stopped; rejects when the worker cannot go on. */
  run(onAway: (error: unknown) => void): Promise<void> {
    return (this.#running ??= this.#run(onAway));
  }

  /** Throws while Temporal is away. */
  async check(): Promise<void> {
    if (this.#worker === undefined) throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'Temporal was not reached yet.');
    await this.#worker.check();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#worker?.stop();
    // How it ended is for whoever ran it.
    await this.#running?.catch(() => undefined);
  }

  async #run(onAway: (error: unknown) => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        this.#worker = await createWorker(this.options);
        break;
      } catch (error) {
        onAway(error);
        await sleep(PAUSE * 1000, undefined, { signal }).catch(() => undefined);
      }
    }
    if (signal.aborted) await this.#worker?.stop();
    else await this.#worker?.run();
  }
}
