import { EventBroker, type BrokerSettings } from '@quantumlayer/events';
import type { Database } from '@quantumlayer/store';
import { EventFeed } from '../../domain/event-feed';
import { repeatedly, type Repetition } from '@quantumlayer/service-kit/repeatedly';
import { OutboxRelay } from './outbox-relay';

/** Seconds after which the outbox is looked into even if nobody said that there is something in it. */
const PATIENCE = 1;
const OUTBOX = 'outbox';

export interface BrokerConnection {
  /** Says that there is something in the outbox. */
  nudge(): void;
  /** Brings what is recorded to the broker, and wakes this process's watchers for what others recorded, until it is stopped. */
  start(database: Database, feed: EventFeed, onError: (error: unknown) => void): Repetition;
  /** Throws when the broker is away. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** NATS JetStream between the processes of a gateway and to whoever wants to know; it need not be there yet. */
export function connectBroker(settings: BrokerSettings): BrokerConnection {
  const broker = new EventBroker(settings);
  const outbox = new EventFeed();
  return {
    nudge: () => outbox.notify(OUTBOX),
    start: (database, feed, onError) => {
      const relay = new OutboxRelay(database, broker);
      const watcher = outbox.watch(OUTBOX);
      const relaying = repeatedly(
        0,
        async (signal) => {
          try {
            await relay.run(signal);
          } finally {
            await watcher.next(PATIENCE, signal);
          }
        },
        onError,
      );
      const watching = repeatedly(
        PATIENCE,
        (signal) => broker.watch((generation) => feed.notify(generation), signal),
        onError,
      );
      return {
        stop: async () => {
          await Promise.all([relaying.stop(), watching.stop()]);
          watcher.release();
        },
      };
    },
    check: () => broker.check(),
    close: () => broker.close(),
  };
}
