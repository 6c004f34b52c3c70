import type { BlobStore } from '@quantumlayer/trees';
import type { Payload, PayloadCodec } from '@temporalio/common';

/** Bytes up to which a payload travels as it is: reading a blob would cost more than carrying it. */
const INLINE = 4 * 1024;
const ENCODING = 'binary/claim-check';

/**
 * Keeps large payloads in the blob store and their digests in the history: Temporal warns at 256 KB and refuses 2 MB, and the same
 * application would stand in a history several times. A digest names the same bytes for ever, so replaying reads what was written.
 */
export class ClaimCheckCodec implements PayloadCodec {
  constructor(private readonly blobs: BlobStore) {}

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#deposit(payload)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#collect(payload)));
  }

  async #deposit(payload: Payload): Promise<Payload> {
    const { data, metadata } = payload;
    if (data == null || data.length <= INLINE) return payload;
    const digest = await this.blobs.put(data);
    const claimed = metadata?.['encoding'] ?? new Uint8Array();
    return { metadata: { ...metadata, encoding: utf8(ENCODING), claimed }, data: utf8(digest) };
  }

  async #collect(payload: Payload): Promise<Payload> {
    const { data, metadata } = payload;
    if (data == null || metadata?.['encoding'] == null || text(metadata['encoding']) !== ENCODING) return payload;
    const { claimed, ...rest } = metadata;
    const bytes = await this.blobs.get(text(data));
    return { metadata: { ...rest, encoding: claimed ?? new Uint8Array() }, data: bytes };
  }
}

const utf8 = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value, 'utf8'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
