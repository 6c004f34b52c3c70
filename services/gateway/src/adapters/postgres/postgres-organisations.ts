import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  OrganisationSchema,
  type ApiKey,
  type AuditCheck,
  type AuditEntry,
  type Organisation,
} from '@quantumlayer/contracts/platform/v1/platform';
import type { Database } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { Keyring, NewApiKey, OrganisationStore } from '../../domain/stores';
import { appendAudit, checkAudit, listAudit } from './audit-log';
import { holdOrganisation, requireOwner } from './organisation-row';
import { only, roleName, roleOf, toApiKey, type ApiKeyRow } from './rows';

export class PostgresOrganisations implements OrganisationStore, Keyring {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  async get({ organisation }: Principal): Promise<Organisation> {
    const text = 'SELECT id, name, created_at FROM gateway.organisations WHERE id = $1';
    const rows = await this.database.query<{ id: string; name: string; created_at: Date }>(text, [organisation]);
    const { id, name, created_at: createdAt } = only(rows, 'organisation');
    return create(OrganisationSchema, { id, name, createTime: timestampFromDate(createdAt) });
  }

  async usage({ organisation }: Principal): Promise<{ today: number; daily: number; total: number }> {
    const rows = await this.database.query<{ today: number; daily: number; total: number }>(
      `SELECT CASE WHEN counted_on = ($2::timestamptz AT TIME ZONE 'UTC')::date THEN counted ELSE 0 END AS today, daily_generations AS daily,
         (SELECT count(*)::integer FROM gateway.generations WHERE organisation_id = $1) AS total
       FROM gateway.organisations WHERE id = $1`,
      [organisation, this.now()],
    );
    return only(rows, 'organisation');
  }

  createKey(principal: Principal, { id, name, role, daily, digest }: NewApiKey): Promise<ApiKey> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const now = this.now();
      const rows = await sql.query<ApiKeyRow>(
        `INSERT INTO gateway.api_keys (id, organisation_id, name, role, secret_digest, daily_generations, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *`,
        [id, principal.organisation, name, roleName(role), digest, daily, now],
      );
      await appendAudit(sql, principal, 'api_key.create', id, now);
      return toApiKey(only(rows, 'API key'));
    });
  }

  async listKeys({ organisation }: Principal): Promise<ApiKey[]> {
    const text = 'SELECT * FROM gateway.api_keys WHERE organisation_id = $1 ORDER BY id';
    return (await this.database.query<ApiKeyRow>(text, [organisation])).map(toApiKey);
  }

  async getKey({ organisation }: Principal, id: string): Promise<ApiKey> {
    const text = 'SELECT * FROM gateway.api_keys WHERE organisation_id = $1 AND id = $2';
    return toApiKey(only(await this.database.query<ApiKeyRow>(text, [organisation, id]), 'API key'));
  }

  revokeKey(principal: Principal, id: string): Promise<ApiKey> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const now = this.now();
      const rows = await sql.query<ApiKeyRow & { was_open: boolean }>(
        `UPDATE gateway.api_keys AS key SET revoked_at = coalesce(key.revoked_at, $3)
         FROM (SELECT id, revoked_at IS NULL AS was_open FROM gateway.api_keys WHERE organisation_id = $1 AND id = $2) AS before
         WHERE key.id = before.id RETURNING key.*, was_open`,
        [principal.organisation, id, now],
      );
      const row = only(rows, 'API key');
      await requireOwner(sql, principal.organisation);
      if (row.was_open) await appendAudit(sql, principal, 'api_key.revoke', id, now);
      return toApiKey(row);
    });
  }

  audit({ organisation }: Principal, after: number, limit: number): Promise<AuditEntry[]> {
    return listAudit(this.database, organisation, after, limit);
  }

  checkAudit({ organisation }: Principal): Promise<AuditCheck> {
    return checkAudit(this.database, organisation);
  }

  async find(id: string): Promise<{ principal: Principal; digest: Uint8Array } | undefined> {
    const [row] = await this.database.query<{ organisation_id: string; role: string; secret_digest: Uint8Array }>(
      'SELECT organisation_id, role, secret_digest FROM gateway.api_keys WHERE id = $1 AND revoked_at IS NULL',
      [id],
    );
    if (row === undefined) return undefined;
    const principal = { organisation: row.organisation_id, actor: `key:${id}`, role: roleOf(row.role) };
    return { principal, digest: row.secret_digest };
  }

  async noteUse(id: string): Promise<void> {
    await this.database.query(
      `UPDATE gateway.api_keys SET last_used_at = date_trunc('minute', $2::timestamptz)
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < date_trunc('minute', $2::timestamptz))`,
      [id, this.now()],
    );
  }

  /** The oldest organisation, made if there is none; unless `always`, undefined when the database holds keys already. */
  firstOrganisation({ id, name, daily, always }: FirstOrganisation): Promise<string | undefined> {
    return this.database.transaction(async (sql) => {
      await sql.query('LOCK TABLE gateway.organisations IN EXCLUSIVE MODE');
      if (!always && (await sql.query('SELECT 1 FROM gateway.api_keys LIMIT 1')).length > 0) return undefined;
      const [known] = await sql.query<{ id: string }>('SELECT id FROM gateway.organisations ORDER BY id LIMIT 1');
      if (known !== undefined) return known.id;
      await sql.query(
        'INSERT INTO gateway.organisations (id, name, daily_generations, created_at) VALUES ($1, $2, $3, $4)',
        [id, name, daily, this.now()],
      );
      return id;
    });
  }
}

interface FirstOrganisation {
  readonly id: string;
  readonly name: string;
  readonly daily: number;
  readonly always: boolean;
}
