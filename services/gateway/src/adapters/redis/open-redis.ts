import type { SharedState } from '../../domain/shared-state';
import { MemoryRateLimiter } from '../memory/memory-rate-limiter';
import { connectRedis, type RedisConnection, type RedisSettings } from './connect-redis';
import { RedisCache } from './redis-cache';
import { RedisRateLimiter } from './redis-rate-limiter';

export interface OpenRedis extends Pick<RedisConnection, 'check' | 'close'> {
  readonly state: SharedState;
}

export interface OpenRedisSettings extends RedisSettings {
  /** Requests that one caller may send in a minute. */
  readonly requestsPerMinute: number;
}

/** Of a caller's share, at most so much is claimed before it is asked for: one in so many, and never more than so many. */
const [ONE_IN, MOST_AHEAD] = [100, 16];

/** What gateways share, on a Redis server. While it is away each counts for itself, and nothing is remembered. */
export function openRedis(settings: OpenRedisSettings, onAway: (error: Error) => void): OpenRedis {
  const redis = connectRedis(settings, onAway);
  const ahead = Math.min(MOST_AHEAD, Math.floor(settings.requestsPerMinute / ONE_IN));
  const limiter = new RedisRateLimiter(redis, new MemoryRateLimiter(), ahead);
  const state = { limiter, cache: new RedisCache(redis) };
  return { state, check: () => redis.check(), close: () => redis.close() };
}
