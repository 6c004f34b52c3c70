import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from '@quantumlayer/store';
import { only } from './rows';

/**
 * Locks the organisation's row until the transaction ends. Every change of what belongs to an organisation begins with it, so quotas are
 * counted exactly and the audit log is a chain.
 */
export async function holdOrganisation(sql: Sql, id: string): Promise<void> {
  only(await sql.query('SELECT 1 FROM gateway.organisations WHERE id = $1 FOR UPDATE', [id]), 'organisation');
}

/** CONFLICT when nobody is left who may do everything. */
export async function requireOwner(sql: Sql, organisation: string): Promise<void> {
  const owners = await sql.query(
    `SELECT id FROM gateway.members WHERE organisation_id = $1 AND role = 'owner' AND joined_at IS NOT NULL
     UNION ALL SELECT id FROM gateway.api_keys WHERE organisation_id = $1 AND role = 'owner' AND revoked_at IS NULL LIMIT 1`,
    [organisation],
  );
  if (owners.length === 0)
    throw new QuantumLayerError(
      ErrorCode.CONFLICT,
      'The organisation would have no owner left, neither a member nor a key; make another one first.',
    );
}

export function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
