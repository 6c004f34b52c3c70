import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Handlers } from '@quantumlayer/rpc';
import type { EventFeed } from '../../domain/event-feed';
import type { GenerationQueue } from '../../domain/stores';

/** The log of events for the services inside; it knows no organisations and asks for no key, so it must not be open to others. */
export function eventLogHandlers(
  queue: GenerationQueue,
  feed: EventFeed,
  onEvent: (event: GenerationEvent) => void = () => undefined,
): Handlers<typeof EventLogService> {
  return {
    recordEvents: async ({ events }) => {
      if (new Set(events.map(({ generationId }) => generationId)).size > 1)
        throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The events belong to several generations.');
      let recorded = 0;
      for (const event of events) {
        if (!(await queue.record(event))) continue;
        recorded += 1;
        feed.notify(event.generationId);
        onEvent(event);
      }
      return { recorded };
    },
    listEvents: async ({ generationId, after }) => ({ events: await queue.events(generationId, Number(after)) }),
  };
}
