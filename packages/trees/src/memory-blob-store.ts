import { blobNotFound, requireDigest, type BlobStore } from './blob-store';
import { digestOf, type Digest } from './digest';

/** For one process and for tests; everything is gone at its end. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<Digest, Uint8Array>();

  put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    // A copy: the caller may write to its buffer again.
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, Uint8Array.from(bytes));
    return Promise.resolve(digest);
  }

  get(digest: Digest): Promise<Uint8Array> {
    return this.#find(digest).then((bytes) => bytes ?? Promise.reject(blobNotFound(digest)));
  }

  has(digest: Digest): Promise<boolean> {
    return this.#find(digest).then((bytes) => bytes !== undefined);
  }

  #find(digest: Digest): Promise<Uint8Array | undefined> {
    return Promise.resolve(digest)
      .then(requireDigest)
      .then((known) => this.#blobs.get(known));
  }
}
