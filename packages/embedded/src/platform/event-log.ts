import { setTimeout as sleep } from 'node:timers/promises';
import { clone } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { EventFeed, GenerationQueue } from '@quantumlayer/gateway';

export interface LogPorts {
  readonly queue: GenerationQueue;
  readonly feed: EventFeed;
}

/** Seconds before an event is offered again to a database that did not take it. */
const RETRY_SECONDS = 1;

/** Writes a run's events down, one after the other, numbered on from those of a run that was broken off. */
export class EventLog {
  #tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: LogPorts,
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
