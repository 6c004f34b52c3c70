import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { VerdictSchema, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import type { Database, Sql, SqlValue } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { GenerationFilter, GenerationStore, Listed, NewGeneration, Page } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation } from './organisation-row';
import type { PostgresOrders } from './postgres-orders';
import { only, statusName, toGeneration, type GenerationRow } from './rows';

/** Requests may be large; a page of them has to fit into the 4 MiB that gRPC clients receive, and into memory. */
const BYTES_OF_PAGE = 2 * 1024 * 1024;

export class PostgresGenerations implements GenerationStore {
  constructor(
    private readonly database: Database,
    private readonly orders: PostgresOrders,
    private readonly now: () => Date,
  ) {}

  async create(principal: Principal, { id, request, ...order }: NewGeneration): Promise<Generation> {
    const { projectId } = request;
    const accepted = await this.orders.accept(principal, { ...order, generations: [{ id, request }], projectId });
    return 'known' in accepted ? this.get(principal, accepted.known) : only(accepted.made, 'generation');
  }

  get(principal: Principal, id: string): Promise<Generation> {
    return this.#find(this.database, principal, id);
  }

  async list({ organisation }: Principal, filter: GenerationFilter, page: Page): Promise<Listed<Generation>> {
    const rows = await this.database.query<GenerationRow & { found: number }>(
      `WITH found AS (
         SELECT * FROM gateway.generations
         WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::uuid IS NULL OR project_id = $3)
           AND (cardinality($4::text[]) = 0 OR status = ANY($4))
         ORDER BY id DESC LIMIT $5 + 1
       ), measured AS (
         SELECT *, row_number() OVER newest AS place, (SELECT count(*)::integer FROM found) AS found,
           sum(octet_length(request::text) + octet_length(answers::text)) OVER newest AS bytes
         FROM found WINDOW newest AS (ORDER BY id DESC)
       )
       SELECT * FROM measured WHERE place = 1 OR (place <= $5 AND bytes <= $6) ORDER BY place`,
      [
        organisation,
        page.after ?? null,
        filter.project ?? null,
        filter.statuses.map(statusName),
        page.size,
        BYTES_OF_PAGE,
      ],
    );
    return { items: rows.map(toGeneration), more: rows.length < (rows[0]?.found ?? 0) };
  }

  requestCancel(principal: Principal, id: string): Promise<Generation> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const changed = await sql.query(
        `UPDATE gateway.generations SET cancel_requested = true, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND finished_at IS NULL AND NOT cancel_requested RETURNING id`,
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

  async application(principal: Principal, id: string): Promise<Application | undefined> {
    const [row] = await this.#rowsOf<{ application: JsonValue }>(
      principal,
      `SELECT event->'parsed'->'application' AS application FROM gateway.events JOIN gateway.generations ON generation_id = id
       WHERE organisation_id = $1 AND id = $2 AND event->'parsed' IS NOT NULL ORDER BY sequence DESC LIMIT 1`,
      [id],
    );
    return row && fromJson(ApplicationSchema, row.application);
  }

  #rowsOf<Row extends object>({ organisation }: Principal, text: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.database.query<Row>(text, [organisation, ...values]);
  }

  async #find(sql: Sql, { organisation }: Principal, id: string): Promise<Generation> {
    const text = 'SELECT * FROM gateway.generations WHERE organisation_id = $1 AND id = $2';
    return toGeneration(only(await sql.query<GenerationRow>(text, [organisation, id]), 'generation'));
  }
}
