import type { ClaimStore } from '@quantumlayer/blobs';
import type { Digest } from '@quantumlayer/trees';
import type { Payload, PayloadCodec } from '@temporalio/common';

/** Bytes up to which a payload travels as it is: reading a blob would cost more than carrying it. */
const INLINE = 4 * 1024;
const ENCODING = 'binary/claim-check';

/** Where the bytes of a payload lie. */
export interface Claim {
  /** Undefined in histories from before claims had days. */
  readonly day: string | undefined;
  readonly digest: Digest;
}

/**
 * Keeps large payloads in the store of claims and their digests in the history: Temporal warns at 256 KB and refuses 2 MB, and the same
 * application would stand in a history several times. A claim names the same bytes for as long as there is a history with it, so replaying
 * reads what was written.
 */
export class ClaimCheckCodec implements PayloadCodec {
  constructor(
    private readonly claims: ClaimStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#deposit(payload)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#collect(payload)));
  }

  async #deposit(payload: Payload): Promise<Payload> {
    const { data, metadata } = payload;
    if (data == null || data.length <= INLINE) return payload;
    const day = dayOf(this.now());
    const digest = await this.claims.of(day).put(data);
    const claimed = metadata?.['encoding'] ?? new Uint8Array();
    return { metadata: { ...metadata, encoding: utf8(ENCODING), claimed }, data: utf8(`${day}/${digest}`) };
  }

  async #collect(payload: Payload): Promise<Payload> {
    const claim = claimOf(payload);
    if (claim === undefined) return payload;
    const { claimed, ...rest } = payload.metadata ?? {};
    const bytes = await this.claims.of(claim.day).get(claim.digest);
    return { metadata: { ...rest, encoding: claimed ?? new Uint8Array() }, data: bytes };
  }
}

/** Undefined for a payload that travels as it is. */
function claimOf({ data, metadata }: Payload): Claim | undefined {
  if (data == null || metadata?.['encoding'] == null || text(metadata['encoding']) !== ENCODING) return undefined;
  const place = text(data);
  const slash = place.indexOf('/');
  return { day: slash < 0 ? undefined : place.slice(0, slash), digest: place.slice(slash + 1) };
}

/** All claims in what Temporal tells of a workflow, wherever payloads stand in it. */
export function* claimsIn(value: unknown): Generator<Claim> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  const claim = 'metadata' in value && 'data' in value ? claimOf(value as Payload) : undefined;
  if (claim !== undefined) yield claim;
  else for (const part of Object.values(value)) yield* claimsIn(part);
}

/** UTC, `2026-11-22`. */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

const utf8 = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value, 'utf8'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
