import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toQuantumLayerError } from '@quantumlayer/errors';
import { blobNotFound, requireDigest, type BlobStore } from './blob-store';
import { digestOf, type Digest } from './digest';
import { createFileDurably, failedWith, syncFolder } from './durable-files';

const LEFTOVER_AGE_MS = 60 * 60 * 1000;

/**
 * Blobs as files: `<root>/sha256/ab/cdef...`. A blob appears by a rename of a complete, synced file, so that a
 * reader never sees a part of one, whatever happens to the writer.
 */
export class FolderBlobStore implements BlobStore {
  readonly #root: string;
  #ready: Promise<void> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    const target = this.#pathOf(digest);
    try {
      if ((await sizeOf(target)) === bytes.length) return digest;
      await this.#prepare();
      const temporary = join(this.#root, 'tmp', randomUUID());
      await createFileDurably(temporary, bytes);
      await this.#publish(temporary, target);
    } catch (error) {
      throw toQuantumLayerError(error);
    }
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array> {
    const path = this.#pathOf(requireDigest(digest));
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch (error) {
      throw failedWith(error, 'ENOENT') ? blobNotFound(digest, error) : toQuantumLayerError(error);
    }
    if (digestOf(bytes) === digest) return bytes;
    // Out of the way, so that the next put of the right bytes heals the store.
    await unlink(path).catch(() => undefined);
    throw blobNotFound(digest, new Error(`${path} was damaged and has been removed`));
  }

  async has(digest: Digest): Promise<boolean> {
    return (await sizeOf(this.#pathOf(requireDigest(digest)))) !== undefined;
  }

  #pathOf(digest: Digest): string {
    const hex = digest.slice('sha256:'.length);
    return join(this.#root, 'sha256', hex.slice(0, 2), hex.slice(2));
  }

  async #publish(temporary: string, target: string): Promise<void> {
    try {
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(target));
  }

  /** Makes the folder for temporary files, and removes what killed processes left there. */
  #prepare(): Promise<void> {
    this.#ready ??= this.#sweep().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #sweep(): Promise<void> {
    const folder = join(this.#root, 'tmp');
    await mkdir(folder, { recursive: true });
    const oldest = Date.now() - LEFTOVER_AGE_MS;
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && found.mtimeMs < oldest) await unlink(path).catch(() => undefined);
    }
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return undefined;
    throw toQuantumLayerError(error);
  }
}
