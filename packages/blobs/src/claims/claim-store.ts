import { digestOf, MemoryBlobStore, type BlobStore, type Digest } from '@quantumlayer/trees';

/**
 * Bytes that are kept for as long as somebody may come for them, in a place of their own for each day (UTC, `2026-11-22`). Nobody writes
 * to a day that has passed, so it can be swept without a race.
 */
export interface ClaimStore {
  /** Undefined: where claims lay before they had days; they are read there, and never swept. */
  of(day: string | undefined): BlobStore;
  /** Days with claims, in no order. */
  days(): Promise<readonly string[]>;
  /** Removes what was put on a day, except for these; returns how many. */
  sweep(day: string, keep: ReadonlySet<Digest>): Promise<number>;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isDay = (text: string): boolean => DAY.test(text);

/** For one process, and specs. */
export class MemoryClaims implements ClaimStore {
  readonly #days = new Map<string, SweptBlobs>();
  readonly #earlier = new MemoryBlobStore();

  of(day: string | undefined): BlobStore {
    if (day === undefined) return this.#earlier;
    const known = this.#days.get(day) ?? new SweptBlobs();
    this.#days.set(day, known);
    return known;
  }

  days(): Promise<string[]> {
    return Promise.resolve([...this.#days].filter(([, { digests }]) => digests.size > 0).map(([day]) => day));
  }

  sweep(day: string, keep: ReadonlySet<Digest>): Promise<number> {
    const digests = this.#days.get(day)?.digests ?? new Set();
    const swept = [...digests].filter((digest) => !keep.has(digest));
    for (const digest of swept) digests.delete(digest);
    return Promise.resolve(swept.length);
  }
}

class SweptBlobs implements BlobStore {
  readonly digests = new Set<Digest>();
  readonly #blobs = new MemoryBlobStore();

  put(bytes: Uint8Array): Promise<Digest> {
    this.digests.add(digestOf(bytes));
    return this.#blobs.put(bytes);
  }

  get(digest: Digest): Promise<Uint8Array> {
    return this.digests.has(digest) ? this.#blobs.get(digest) : new MemoryBlobStore().get(digest);
  }

  has(digest: Digest): Promise<boolean> {
    return Promise.resolve(this.digests.has(digest));
  }
}
