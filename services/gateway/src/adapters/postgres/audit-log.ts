import { createHash } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  AuditCheckSchema,
  AuditEntrySchema,
  type AuditCheck,
  type AuditEntry,
} from '@quantumlayer/contracts/platform/v1/platform';
import type { Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';

interface AuditRow {
  readonly sequence: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly at: Date;
  readonly previous_digest: string;
  readonly digest: string;
}

/**
 * Appends to the organisation's log, inside the transaction of the change itself, so that there is neither a change without an entry
 * nor an entry without a change. The caller holds the organisation's row, so entries come one after the other.
 */
export async function appendAudit(
  sql: Sql,
  principal: Principal,
  action: string,
  subject: string,
  at: Date,
): Promise<void> {
  const { organisation, actor } = principal;
  await sql.query('SELECT gateway.append_audit($1, $2, $3, $4, $5)', [organisation, actor, action, subject, at]);
}

/** Entries that are read at once. */
const BATCH = 1000;

function readAudit(sql: Sql, organisation: string, after: number, limit: number): Promise<AuditRow[]> {
  return sql.query<AuditRow>(
    `SELECT sequence, actor, action, subject, at, previous_digest, digest FROM gateway.audit_entries
     WHERE organisation_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [organisation, after, limit],
  );
}

export async function listAudit(sql: Sql, organisation: string, after: number, limit: number): Promise<AuditEntry[]> {
  const rows = await readAudit(sql, organisation, after, limit);
  return rows.map(({ at, previous_digest: previousDigest, ...entry }) =>
    create(AuditEntrySchema, { ...entry, previousDigest, time: timestampFromDate(at) }),
  );
}

/** Reads the whole log and looks for the first entry that was changed or that follows a gap. */
export async function checkAudit(sql: Sql, organisation: string): Promise<AuditCheck> {
  const check = create(AuditCheckSchema);
  for (let after = 0; ; ) {
    const rows = await readAudit(sql, organisation, after, BATCH);
    for (const row of rows) {
      const holds =
        row.sequence === check.entries + 1 &&
        row.previous_digest === check.lastDigest &&
        row.digest === digestOf(organisation, row);
      if (!holds && check.brokenAt === 0) check.brokenAt = row.sequence;
      check.entries += 1;
      check.lastDigest = row.digest;
      after = row.sequence;
    }
    if (rows.length < BATCH) return check;
  }
}

/** The same as `append_audit` in the database: whoever looks for a break does not ask who may have made it. */
function digestOf(organisation: string, entry: Omit<AuditRow, 'digest'>): string {
  const { sequence, actor, action, subject, at, previous_digest: previous } = entry;
  const text = JSON.stringify([organisation, sequence, actor, action, subject, at.toISOString(), previous]);
  return createHash('sha256').update(text).digest('hex');
}
