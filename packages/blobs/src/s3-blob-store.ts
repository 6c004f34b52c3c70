import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { blobNotFound, digestOf, requireDigest, type BlobStore, type Digest } from '@quantumlayer/trees';
import { AwsClient } from 'aws4fetch';

export interface S3Settings {
  /** The bucket's own URL: `https://s3.example/bucket`. */
  readonly bucketUrl: string;
  /** Of all keys, with a slash before each part: `/prefix`; empty for none. */
  readonly prefix: string;
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

  async remove(digest: Digest): Promise<void> {
    const response = await this.#send('DELETE', requireDigest(digest));
    if (response.status === 404) await response.body?.cancel();
    else await this.#expect(response, 204);
  }

  /** Names of what stands directly below a path, `a/b/`. */
  async list(path: string): Promise<{ readonly folders: readonly string[]; readonly objects: readonly string[] }> {
    const prefix = `${this.settings.prefix}/${path}`.slice(1);
    const found = { folders: [] as string[], objects: [] as string[] };
    for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
      const query = new URLSearchParams({ 'list-type': '2', prefix, delimiter: '/' });
      if (token !== undefined) query.set('continuation-token', token);
      const response = await this.#fetch('GET', `${this.settings.bucketUrl}?${query.toString()}`);
      const xml = await (await this.#expect(response, 200)).text();
      const namesIn = (element: string) =>
        textsOf(xml, element).map((key) => key.slice(prefix.length).replace(/\/$/, ''));
      // Its own prefix stands in the answer, too.
      found.folders.push(...namesIn('Prefix').filter((name) => name !== ''));
      found.objects.push(...namesIn('Key'));
      [token] = textsOf(xml, 'NextContinuationToken');
    }
    return found;
  }

  #send(method: string, digest: Digest, init: RequestInit = {}): Promise<Response> {
    const { bucketUrl, prefix } = this.settings;
    const hex = digest.slice('sha256:'.length);
    return this.#fetch(method, `${bucketUrl}${prefix}/sha256/${hex.slice(0, 2)}/${hex.slice(2)}`, init);
  }

  async #fetch(method: string, url: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await this.#client.fetch(url, {
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

/** Of an answer whose texts are our own keys, which need no escape, and tokens. */
function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll('&amp;', '&'),
  );
}
