import { LRUCache } from 'lru-cache';
import type { Cache } from '../../domain/cache';
import type { Principal } from '../../domain/principal';
import type { Keyring } from '../../domain/stores';

/** Seconds for which a key opens without a look into the database. */
const FRESH = 30;
/** In place of a key that was revoked; it outlives every look-up that began before. */
const REVOKED = 'revoked';

interface Known {
  readonly principal: Principal;
  readonly digest: string;
}

/** Spares the database the same question at every request. A key that `forget` was told of opens nothing from then on. */
export class CachedKeyring implements Keyring {
  /** Whose use this process has noted a moment ago. */
  readonly #noted = new LRUCache<string, true>({ max: 10_000, ttl: FRESH * 1000 });

  constructor(
    private readonly keyring: Keyring,
    private readonly cache: Cache,
  ) {}

  async find(id: string): ReturnType<Keyring['find']> {
    const text = await this.cache.get(place(id));
    if (text === REVOKED) return undefined;
    if (text !== undefined) {
      const { principal, digest } = JSON.parse(text) as Known;
      return { principal, digest: Buffer.from(digest, 'hex') };
    }
    const found = await this.keyring.find(id);
    if (found !== undefined) {
      const known: Known = { principal: found.principal, digest: Buffer.from(found.digest).toString('hex') };
      await this.cache.add(place(id), JSON.stringify(known), FRESH);
    }
    return found;
  }

  async noteUse(id: string): Promise<void> {
    if (this.#noted.has(id)) return;
    await this.keyring.noteUse(id);
    this.#noted.set(id, true);
  }

  /** Call it when a key was revoked, before anybody is told that it was. */
  forget(id: string): Promise<void> {
    return this.cache.replace(place(id), REVOKED, 2 * FRESH);
  }
}

const place = (id: string): string => `key:${id}`;
