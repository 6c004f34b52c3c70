import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { Idempotency } from '../../domain/stores';

/** The (first) generation that the same request made; undefined when it comes for the first time. CONFLICT when another one came with that key. */
export async function sameRequest(
  sql: Sql,
  { organisation }: Principal,
  { key, requestDigest }: Idempotency,
): Promise<string | undefined> {
  const [known] = await sql.query<{ request_digest: string; generation_id: string }>(
    'SELECT request_digest, generation_id FROM gateway.idempotency_keys WHERE organisation_id = $1 AND key = $2',
    [organisation, key],
  );
  if (known === undefined) return undefined;
  if (known.request_digest === requestDigest) return known.generation_id;
  throw new QuantumLayerError(
    ErrorCode.CONFLICT,
    'This Idempotency-Key belongs to another request; take a new key for a new request.',
  );
}

/** Notes which (first) generation a request made. */
export async function keepRequest(
  sql: Sql,
  { organisation }: Principal,
  { key, requestDigest }: Idempotency,
  generation: string,
  now: Date,
): Promise<void> {
  await sql.query(
    `INSERT INTO gateway.idempotency_keys (organisation_id, key, request_digest, generation_id, created_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [organisation, key, requestDigest, generation, now],
  );
}
