import type { SharedState } from '../../domain/shared-state';
import { MemoryRateLimiter } from '../memory/memory-rate-limiter';
import { connectRedis, type RedisConnection, type RedisSettings } from './connect-redis';
import { RedisCache } from './redis-cache';
import { RedisRateLimiter } from './redis-rate-limiter';

export interface OpenRedis extends Pick<RedisConnection, 'check' | 'close'> {
  readonly state: SharedState;
}

/** What gateways share, on a Redis server. While it is away each counts for itself, and nothing is remembered. */
export function openRedis(settings: RedisSettings, onAway: (error: Error) => void): OpenRedis {
  const redis = connectRedis(settings, onAway);
  const state = { limiter: new RedisRateLimiter(redis, new MemoryRateLimiter()), cache: new RedisCache(redis) };
  return { state, check: () => redis.check(), close: () => redis.close() };
}
