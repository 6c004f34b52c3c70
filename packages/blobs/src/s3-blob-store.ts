import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { blobNotFound, digestOf, requireDigest, type BlobStore, type Digest } from '@quantumlayer/trees';
import { AwsClient } from 'aws4fetch';

export interface S3Settings {
  /** The bucket's own URL, with the prefix of all keys: `https://s3.example/bucket/prefix`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

/** Seconds that one request may take. */
const PATIENCE = 60;
/** Further attempts, with growing pauses, when the store is busy or does not answer. */
const RETRIES = 4;

/** Blobs as objects of an S3 bucket, or of anything that speaks its language: `<prefix>/sha256/ab/cdef...`. */
export class S3BlobStore implements BlobStore {
  readonly #client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    const { accessKeyId, secretAccessKey, sessionToken, region } = settings;
    this.#client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      retries: RETRIES,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    });
  }

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    if (await this.has(digest)) return digest;
    const response = await this.#send('PUT', digest, {
      // The store refuses bytes that do not have this digest.
      headers: { 'x-amz-content-sha256': digest.slice('sha256:'.length), 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    await this.#expect(response, 200);
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array> {
    const response = await this.#send('GET', requireDigest(digest));
    if (response.status === 404) {
      await response.body?.cancel();
      throw blobNotFound(digest);
    }
    const bytes = new Uint8Array(await (await this.#expect(response, 200)).arrayBuffer());
    if (digestOf(bytes) === digest) return bytes;
    // Out of the way, so that the next put of the right bytes heals the store.
    await (await this.#send('DELETE', digest)).body?.cancel();
    throw blobNotFound(digest, new Error(`the object ${digest} was damaged and has been removed`));
  }

  async has(digest: Digest): Promise<boolean> {
    const response = await this.#send('HEAD', requireDigest(digest));
    if (response.status === 404) return false;
    await this.#expect(response, 200);
    return true;
  }

  async #send(method: string, digest: Digest, init: RequestInit = {}): Promise<Response> {
    const hex = digest.slice('sha256:'.length);
    try {
      return await this.#client.fetch(`${this.settings.url}/sha256/${hex.slice(0, 2)}/${hex.slice(2)}`, {
        ...init,
        method,
        signal: AbortSignal.timeout(PATIENCE * 1000),
      });
    } catch (cause) {
      throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The object store does not answer.', { cause });
    }
  }

  async #expect(response: Response, status: number): Promise<Response> {
    if (response.status === status) return response;
    const answer = (await response.text()).slice(0, 500);
    const cause = new Error(`${response.status} ${response.statusText}: ${answer}`);
    if (response.status === 401 || response.status === 403)
      throw new QuantumLayerError(ErrorCode.INTERNAL, 'The object store refuses our credentials.', { cause });
    if (response.status === 404)
      throw new QuantumLayerError(ErrorCode.INTERNAL, 'The bucket does not exist.', { cause });
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The object store could not do it.', { cause });
  }
}
