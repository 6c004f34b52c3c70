import { clone } from '@bufbuild/protobuf';
import type { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Handlers } from '@quantumlayer/rpc';

/** An event log as the gateway keeps it, in memory. */
export class MemoryEventLog {
  readonly #events = new Map<string, GenerationEvent[]>();

  of(generation: string): readonly GenerationEvent[] {
    return this.#events.get(generation) ?? [];
  }

  /** The events' cases in order; "verification verdict" for those that hold another. */
  kinds(generation: string): string[] {
    return this.of(generation).map(({ event }) => {
      const inner = event.case === 'build' || event.case === 'verification' ? ` ${event.value.event.case}` : '';
      return `${event.case}${inner}`;
    });
  }

  get handlers(): Handlers<typeof EventLogService> {
    return {
      recordEvents: async ({ events }) =>
        Promise.resolve({ recorded: events.filter((event) => this.#take(event)).length }),
      listEvents: async ({ generationId, after }) =>
        Promise.resolve({ events: this.of(generationId).filter(({ sequence }) => sequence > after) }),
    };
  }

  #take(event: GenerationEvent): boolean {
    const events = this.#events.get(event.generationId) ?? [];
    this.#events.set(event.generationId, events);
    const next = BigInt(events.length + 1);
    if (event.sequence < next || events.at(-1)?.event.case === 'finished') return false;
    if (event.sequence > next) throw new QuantumLayerError(ErrorCode.CONFLICT, 'An event came too early');
    events.push(clone(GenerationEventSchema, event));
    return true;
  }
}
