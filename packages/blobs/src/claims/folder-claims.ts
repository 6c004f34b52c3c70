import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderBlobStore, type BlobStore, type Digest } from '@quantumlayer/trees';
import { isDay, type ClaimStore } from './claim-store';

/** A folder for each day: `<folder>/2026-11-22/sha256/ab/cdef...`. */
export class FolderClaims implements ClaimStore {
  readonly #stores = new Map<string, BlobStore>();

  constructor(
    private readonly folder: string,
    private readonly earlier: BlobStore,
  ) {}

  of(day: string | undefined): BlobStore {
    if (day === undefined) return this.earlier;
    const known = this.#stores.get(day) ?? new FolderBlobStore(join(this.folder, day));
    this.#stores.set(day, known);
    return known;
  }

  async days(): Promise<string[]> {
    return (await namesIn(this.folder)).filter(isDay);
  }

  async sweep(day: string, keep: ReadonlySet<Digest>): Promise<number> {
    const blobs = join(this.folder, day, 'sha256');
    let swept = 0;
    let kept = 0;
    for (const first of await namesIn(blobs))
      for (const rest of await namesIn(join(blobs, first))) {
        if (keep.has(`sha256:${first}${rest}`)) kept += 1;
        else {
          await rm(join(blobs, first, rest), { force: true });
          swept += 1;
        }
      }
    if (kept === 0) await rm(join(this.folder, day), { recursive: true, force: true });
    this.#stores.delete(day);
    return swept;
  }
}

/** None where there is no such folder: another one may sweep too. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((Object(error) as { readonly code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
}
