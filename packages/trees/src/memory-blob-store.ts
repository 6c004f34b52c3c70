import { blobNotFound, requireDigest, type BlobStore } from './blob-store';
import { digestOf, type Digest } from './digest';

/** For one process and for tests; everything is gone at its end. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<Digest, Uint8Array>();

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    // A copy: the caller may write to its buffer again.
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, Uint8Array.from(bytes));
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array> {
    const bytes = this.#blobs.get(requireDigest(digest));
    if (bytes === undefined) throw blobNotFound(digest);
    return bytes;
  }

  async has(digest: Digest): Promise<boolean> {
    return this.#blobs.has(requireDigest(digest));
  }
}
