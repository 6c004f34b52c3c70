import { setTimeout as sleep } from 'node:timers/promises';
import { clone } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { EventFeed, GenerationHost, GenerationQueue } from '@quantumlayer/gateway';
import {
  generate,
  inputOf,
  parseInput,
  treeWorkspace,
  type Activities,
  type Preferences,
} from '@quantumlayer/workflow-worker';
import { getTree } from '@quantumlayer/trees';
import { serviceActivities, type ActivityPorts } from '../service-activities';

export interface EmbeddedHostOptions extends ActivityPorts {
  readonly queue: GenerationQueue;
  readonly feed: EventFeed;
  /** Stacks for briefs that name none. */
  readonly preferences: Preferences;
  /** Generations that run side by side; the others wait in the order in which they came. */
  readonly atOnce: number;
}

/** Seconds before an event is offered again to a database that did not take it. */
const RETRY_SECONDS = 1;

/** Runs generations in this process. What was running when the process ended is run again from its beginning: every stage is cached by digest. */
export class EmbeddedHost implements GenerationHost {
  readonly #waiting: string[] = [];
  readonly #running = new Map<string, { readonly control: AbortController; readonly done: Promise<void> }>();
  readonly #closing = new AbortController();

  constructor(private readonly options: EmbeddedHostOptions) {}

  start(id: string): Promise<void> {
    if (!this.#waiting.includes(id) && !this.#running.has(id)) this.#waiting.push(id);
    this.#fill();
    return Promise.resolve();
  }

  cancel(id: string): Promise<void> {
    const running = this.#running.get(id);
    running?.control.abort(cancelled());
    // One that waits has nothing to stop: it is run at once, to its end.
    const position = this.#waiting.indexOf(id);
    if (position >= 0) this.#waiting.splice(position, 1);
    if (running === undefined) this.#run(id, AbortSignal.abort(cancelled()));
    return Promise.resolve();
  }

  /** Stops everything without a word: it goes on when the next process starts. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiting.length = 0;
    const all = [...this.#running.values()];
    for (const { control } of all) control.abort(cancelled());
    await Promise.all(all.map(({ done }) => done));
  }

  #fill(): void {
    while (!this.#closing.signal.aborted && this.#running.size < this.options.atOnce) {
      const id = this.#waiting.shift();
      if (id === undefined) return;
      this.#run(id);
    }
  }

  #run(id: string, already?: AbortSignal): void {
    const control = new AbortController();
    if (already !== undefined) control.abort(already.reason);
    const done = this.#generate(id, control).finally(() => {
      this.#running.delete(id);
      this.#fill();
    });
    this.#running.set(id, { control, done });
  }

  async #generate(id: string, control: AbortController): Promise<void> {
    const { queue } = this.options;
    const generation = await queue.find(id);
    if (generation?.request === undefined || generation.finishTime !== undefined) return;
    if (generation.cancelRequested) control.abort(cancelled());
    const log = new EventLog(this.options, await queue.lastSequence(id), this.#closing.signal);
    const emit = (event: GenerationEvent): void => log.append(event);
    await generate(inputOf(generation.request), this.#activities(), {
      generationId: id,
      signal: control.signal,
      emit,
      now: () => new Date(),
    });
    await log.written();
  }

  #activities(): Activities {
    const { services, blobs, preferences } = this.options;
    return {
      ...serviceActivities(this.options),
      openWorkspace: () => Promise.resolve(treeWorkspace(async (tree) => (await getTree(blobs, tree)).entries.length)),
      parse: (input, signal) => parseInput({ ...input, preferences }, services, signal),
    };
  }
}

/** Writes a run's events down, one after the other, numbered on from those of a run that was broken off. */
class EventLog {
  #tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: Pick<EmbeddedHostOptions, 'queue' | 'feed'>,
    private readonly offset: number,
    private readonly closing: AbortSignal,
  ) {}

  append(event: GenerationEvent): void {
    const numbered = clone(GenerationEventSchema, event);
    numbered.sequence += BigInt(this.offset);
    this.#tail = this.#tail.then(() => this.#record(numbered));
  }

  written(): Promise<void> {
    return this.#tail;
  }

  async #record(event: GenerationEvent): Promise<void> {
    const { queue, feed } = this.ports;
    while (!this.closing.aborted) {
      const recorded = await queue.record(event).then(
        () => true,
        () => false,
      );
      if (recorded) {
        feed.notify(event.generationId);
        return;
      }
      await sleep(RETRY_SECONDS * 1000, undefined, { signal: this.closing }).catch(() => undefined);
    }
  }
}

function cancelled(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.CANCELLED, 'The generation was cancelled.');
}
