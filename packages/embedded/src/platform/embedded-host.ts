import type { CreateGenerationRequest, Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { EventFeed, GenerationHost, GenerationQueue } from '@quantumlayer/gateway';
import {
  generate,
  inputOf,
  parseInput,
  treeWorkspace,
  verifyAgain,
  type Activities,
  type Control,
  type GenerationResult,
  type Preferences,
} from '@quantumlayer/workflow-worker';
import { getTree } from '@quantumlayer/trees';
import { serviceActivities, type ActivityPorts } from '../service-activities';
import { EventLog } from './event-log';
import { FeedReviewer } from './feed-reviewer';

export interface EmbeddedHostOptions extends ActivityPorts {
  readonly queue: GenerationQueue;
  readonly feed: EventFeed;
  /** Stacks for briefs that name none. */
  readonly preferences: Preferences;
  /** Generations that run side by side; the others wait in the order in which they came. */
  readonly atOnce: number;
}

/** Runs generations in this process. What was running when the process ended is run again from its beginning: every stage is cached by digest. */
export class EmbeddedHost implements GenerationHost {
  readonly #waiting: string[] = [];
  readonly #running = new Map<string, { readonly control: AbortController; readonly done: Promise<void> }>();
  readonly #inReview = new Set<string>();
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

  decide(id: string): Promise<void> {
    this.options.feed.notify(id);
    return Promise.resolve();
  }

  lacks(ids: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(ids.filter((id) => !this.#waiting.includes(id) && !this.#running.has(id)));
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
    while (!this.#closing.signal.aborted && this.#running.size - this.#inReview.size < this.options.atOnce) {
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
    await this.#tell(generation, generation.request, {
      generationId: id,
      signal: control.signal,
      emit: (event) => log.append(event),
      now: () => new Date(),
    });
    await log.written();
  }

  #tell(generation: Generation, request: CreateGenerationRequest, control: Control): Promise<GenerationResult> {
    const { verification } = generation;
    const { application } = request;
    if (verification !== undefined && application !== undefined) {
      const { tree, fresh } = verification;
      return verifyAgain({ tree, application, fresh }, this.#activities(), control);
    }
    const reviewer = request.review ? this.#reviewerOf(generation.id) : undefined;
    return generate(inputOf(request), this.#activities(), { ...control, reviewer });
  }

  /** Whoever waits for somebody leaves its place to others. */
  #reviewerOf(id: string): FeedReviewer {
    return new FeedReviewer(this.options, id, {
      begins: () => {
        this.#inReview.add(id);
        this.#fill();
      },
      ends: () => this.#inReview.delete(id),
    });
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

function cancelled(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.CANCELLED, 'The generation was cancelled.');
}
