import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { Redis } from 'ioredis';

export interface RedisSettings {
  /** `redis://user:password@redis:6379/0`, or `rediss:` for TLS. */
  readonly url: string;
  /** Of the connection, as the server lists it. */
  readonly name: string;
}

export interface RedisConnection {
  /** Undefined at once while the server is away, and after a moment when it does not answer. */
  ask<T>(question: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  /** Throws when the server is away. */
  check(): Promise<void>;
  close(): void;
}

/** Before every key, for a server that others use too. */
const PREFIX = 'quantumlayer:gateway:';
/** Milliseconds that an answer is worth waiting for: what is kept there can be had elsewhere. */
const PATIENCE = 250;
/** Milliseconds without a word after which the connection counts as dead, so that nobody waits for it any more. */
const SILENCE = 1000;
/** Milliseconds between two attempts to connect, at most. */
const LONGEST_PAUSE = 2000;

/**
 * A Redis server. It need not be there yet, and comes back by itself. Nothing is queued for a server that is away: the questions are
 * asked by requests that somebody waits for.
 * @param onAway learns of each failure to connect
 */
export function connectRedis({ url, name }: RedisSettings, onAway: (error: Error) => void): RedisConnection {
  const redis = new Redis(url, {
    connectionName: name,
    keyPrefix: PREFIX,
    enableOfflineQueue: false,
    // What is asked in one turn of the event loop goes in one packet.
    enableAutoPipelining: true,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: LONGEST_PAUSE,
    commandTimeout: PATIENCE,
    socketTimeout: SILENCE,
    retryStrategy: (attempt) => Math.min(100 * attempt, LONGEST_PAUSE),
  });
  redis.on('error', onAway);
  return {
    ask: (question) => question(redis).catch(() => undefined),
    check: async () => {
      try {
        await redis.ping();
      } catch (cause) {
        throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'Redis does not answer.', { cause });
      }
    },
    close: () => redis.disconnect(),
  };
}
