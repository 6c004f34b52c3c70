import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { isDigest, type Digest } from './digest';

/** Bytes under their SHA-256. Putting the same bytes twice is the same as once, from any number of processes. */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<Digest>;
  /** The bytes, checked against the digest; NOT_FOUND when they are not there or were damaged. Callers must not write to them. */
  get(digest: Digest): Promise<Uint8Array>;
  has(digest: Digest): Promise<boolean>;
}

export function blobNotFound(digest: Digest, cause?: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no blob ${digest} in the store.`, { cause });
}

/** Refuses text that is no digest before it becomes part of a file name or a key. */
export function requireDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `${JSON.stringify(text.slice(0, 100))} is not a digest (sha256:<64 hex digits>).`,
  );
}
