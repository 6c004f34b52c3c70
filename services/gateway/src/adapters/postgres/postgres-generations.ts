import { fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { CreateGenerationRequestSchema, type Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { VerdictSchema, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Database, Sql, SqlValue } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { GenerationFilter, GenerationStore, Idempotency, NewGeneration, Page } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation, startOfDay, usedToday } from './organisation-row';
import { only, statusName, toGeneration, type GenerationRow } from './rows';

/** Of an actor that is an API key. */
const KEY = 'key:';

export class PostgresGenerations implements GenerationStore {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  create(principal: Principal, generation: NewGeneration): Promise<Generation> {
    return this.database.transaction(async (sql) => {
      const { daily } = await holdOrganisation(sql, principal.organisation);
      const { idempotency } = generation;
      const before = idempotency && (await this.#sameRequest(sql, principal, idempotency));
      if (before !== undefined) return before;
      await this.#requireQuota(sql, principal, daily);
      return this.#insert(sql, principal, generation);
    });
  }

  get(principal: Principal, id: string): Promise<Generation> {
    return this.#find(this.database, principal, id);
  }

  async list({ organisation }: Principal, filter: GenerationFilter, page: Page): Promise<Generation[]> {
    const rows = await this.database.query<GenerationRow>(
      `SELECT * FROM gateway.generations
       WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::uuid IS NULL OR project_id = $3)
         AND (cardinality($4::text[]) = 0 OR status = ANY($4))
       ORDER BY id DESC LIMIT $5`,
      [organisation, page.after ?? null, filter.project ?? null, filter.statuses.map(statusName), page.size],
    );
    return rows.map(toGeneration);
  }

  requestCancel(principal: Principal, id: string): Promise<Generation> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const changed = await sql.query(
        `UPDATE gateway.generations SET cancel_requested = true, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND status IN ('queued', 'running') AND NOT cancel_requested RETURNING id`,
        [principal.organisation, id],
      );
      if (changed.length > 0) await appendAudit(sql, principal, 'generation.cancel', id, this.now());
      return this.#find(sql, principal, id);
    });
  }

  async events(principal: Principal, id: string, after: number, limit: number): Promise<GenerationEvent[]> {
    const rows = await this.#rowsOf<{ event: JsonValue }>(
      principal,
      `SELECT event FROM gateway.events JOIN gateway.generations ON generation_id = id
       WHERE organisation_id = $1 AND id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4`,
      [id, after, limit],
    );
    return rows.map(({ event }) => fromJson(GenerationEventSchema, event));
  }

  async verdicts(principal: Principal, id: string): Promise<Verdict[]> {
    const rows = await this.#rowsOf<{ verdict: JsonValue }>(
      principal,
      `SELECT verdict FROM gateway.verdicts JOIN gateway.generations ON generation_id = id
       WHERE organisation_id = $1 AND id = $2 ORDER BY gate`,
      [id],
    );
    return rows.map(({ verdict }) => fromJson(VerdictSchema, verdict));
  }

  async hadTree(principal: Principal, id: string, tree: string): Promise<boolean> {
    const rows = await this.#rowsOf(
      principal,
      `SELECT 1 FROM gateway.events JOIN gateway.generations ON generation_id = id
       WHERE organisation_id = $1 AND id = $2 AND event->'written'->>'tree' = $3 LIMIT 1`,
      [id, tree],
    );
    return rows.length > 0;
  }

  #rowsOf<Row extends object>({ organisation }: Principal, text: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.database.query<Row>(text, [organisation, ...values]);
  }

  async #find(sql: Sql, { organisation }: Principal, id: string): Promise<Generation> {
    const text = 'SELECT * FROM gateway.generations WHERE organisation_id = $1 AND id = $2';
    return toGeneration(only(await sql.query<GenerationRow>(text, [organisation, id]), 'generation'));
  }

  async #sameRequest(
    sql: Sql,
    principal: Principal,
    { key, requestDigest }: Idempotency,
  ): Promise<Generation | undefined> {
    const [known] = await sql.query<{ request_digest: string; generation_id: string }>(
      'SELECT request_digest, generation_id FROM gateway.idempotency_keys WHERE organisation_id = $1 AND key = $2',
      [principal.organisation, key],
    );
    if (known === undefined) return undefined;
    if (known.request_digest === requestDigest) return this.#find(sql, principal, known.generation_id);
    throw new QuantumLayerError(
      ErrorCode.CONFLICT,
      'This Idempotency-Key belongs to another request; take a new key for a new request.',
    );
  }

  /** Of the organisation, and of the key where it has one of its own. */
  async #requireQuota(sql: Sql, { organisation, actor }: Principal, daily: number): Promise<void> {
    const now = this.now();
    if ((await usedToday(sql, organisation, now)) >= daily)
      throw usedUp(`The organisation's quota of ${daily} generations a day is used up`, now);
    if (!actor.startsWith(KEY)) return;
    const [own] = await sql.query<{ daily: number; used: number }>(
      `SELECT daily_generations AS daily, (SELECT count(*)::integer FROM gateway.generations
         WHERE organisation_id = $1 AND created_by = $2 AND created_at >= $4) AS used
       FROM gateway.api_keys WHERE organisation_id = $1 AND id = $3 AND daily_generations > 0`,
      [organisation, actor, actor.slice(KEY.length), startOfDay(now)],
    );
    if (own !== undefined && own.used >= own.daily)
      throw usedUp(`This key's quota of ${own.daily} generations a day is used up`, now);
  }

  async #insert(
    sql: Sql,
    principal: Principal,
    { id, request, retryOf, idempotency }: NewGeneration,
  ): Promise<Generation> {
    const { organisation, actor } = principal;
    const now = this.now();
    const project = request.projectId === '' ? null : request.projectId;
    if (project !== null) {
      const text = 'SELECT 1 FROM gateway.projects WHERE organisation_id = $1 AND id = $2';
      only(await sql.query(text, [organisation, project]), 'project');
    }
    const inserted = await sql.query<GenerationRow>(
      `INSERT INTO gateway.generations (id, organisation_id, project_id, retry_of, request, status, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7) RETURNING *`,
      [
        id,
        organisation,
        project,
        retryOf ?? null,
        JSON.stringify(toJson(CreateGenerationRequestSchema, request)),
        actor,
        now,
      ],
    );
    if (idempotency !== undefined) {
      await sql.query(
        `INSERT INTO gateway.idempotency_keys (organisation_id, key, request_digest, generation_id, created_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [organisation, idempotency.key, idempotency.requestDigest, id, now],
      );
    }
    await appendAudit(sql, principal, retryOf === undefined ? 'generation.create' : 'generation.retry', id, now);
    return toGeneration(only(inserted, 'generation'));
  }
}

function usedUp(what: string, now: Date): QuantumLayerError {
  const midnight = startOfDay(now).getTime() + 24 * 60 * 60 * 1000;
  return new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, `${what}; a new day begins at midnight UTC.`, {
    retryAfterSeconds: Math.ceil((midnight - now.getTime()) / 1000),
  });
}
