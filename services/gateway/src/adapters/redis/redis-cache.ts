import type { Cache } from '../../domain/cache';
import type { RedisConnection } from './connect-redis';

/** Bytes of a value; a larger one is looked up each time. */
const MOST_OF_ONE = 1024 * 1024;

/** Shared by all gateways. */
export class RedisCache implements Cache {
  /** Questions of this turn of the event loop, at whose end they are sent. */
  readonly #asked = new Map<string, Promise<string | undefined>>();

  constructor(private readonly redis: RedisConnection) {}

  /** Who asks the same before the question is sent gets its answer too; nobody gets one that was on its way before. */
  get(key: string): Promise<string | undefined> {
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    // Nobody's request is read between this and the sending.
    setImmediate(() => this.#asked.delete(key));
    const question = this.redis.ask((redis) => redis.get(cached(key))).then((value) => value ?? undefined);
    this.#asked.set(key, question);
    return question;
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
