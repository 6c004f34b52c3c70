import type { Cache } from '../../domain/cache';
import type { RedisConnection } from './connect-redis';

/** Bytes of a value; a larger one is looked up each time. */
const MOST_OF_ONE = 1024 * 1024;

/** Shared by all gateways. */
export class RedisCache implements Cache {
  constructor(private readonly redis: RedisConnection) {}

  async get(key: string): Promise<string | undefined> {
    return (await this.redis.ask((redis) => redis.get(cached(key)))) ?? undefined;
  }

  async add(key: string, value: string, seconds: number): Promise<void> {
    if (value.length <= MOST_OF_ONE)
      await this.redis.ask((redis) => redis.set(cached(key), value, 'EX', seconds, 'NX'));
  }

  async replace(key: string, value: string, seconds: number): Promise<void> {
    await this.redis.ask((redis) => redis.set(cached(key), value, 'EX', seconds));
  }
}

const cached = (key: string): string => `cache:${key}`;
