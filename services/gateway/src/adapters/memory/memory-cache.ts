import { LRUCache } from 'lru-cache';
import type { Cache } from '../../domain/cache';

/** Characters of keys and values together. */
const MOST = 16 * 1024 * 1024;
/** A single value that is larger is looked up each time. */
const MOST_OF_ONE = 1024 * 1024;

/** For a process that is the only one on its database. */
export class MemoryCache implements Cache {
  readonly #values = new LRUCache<string, string>({
    maxSize: MOST,
    maxEntrySize: MOST_OF_ONE,
    sizeCalculation: (value, key) => key.length + value.length + 1,
  });

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#values.get(key));
  }

  add(key: string, value: string, seconds: number): Promise<void> {
    return this.#values.has(key) ? Promise.resolve() : this.replace(key, value, seconds);
  }

  replace(key: string, value: string, seconds: number): Promise<void> {
    this.#values.set(key, value, { ttl: seconds * 1000 });
    return Promise.resolve();
  }
}
