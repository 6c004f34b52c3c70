import { create, fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import {
  AnswerSchema,
  ReviewSchema,
  type Answer,
  type Generation,
  type Review,
} from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Database, Sql, SqlValue } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { ReviewStore } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation } from './organisation-row';
import { only, toGeneration, type GenerationRow } from './rows';

/** Whoever has not said it by then means another application. */
const MOST_ANSWERS = 50;

export class PostgresReviews implements ReviewStore {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  async get({ organisation }: Principal, id: string): Promise<Review> {
    const [row] = await this.database.query<{ event: JsonValue | null; status: string }>(
      `SELECT status, (SELECT event FROM gateway.events
         WHERE generation_id = id AND event->'review' IS NOT NULL ORDER BY sequence DESC LIMIT 1) AS event
       FROM gateway.generations WHERE organisation_id = $1 AND id = $2`,
      [organisation, id],
    );
    const { event, status } = only(row === undefined ? [] : [row], 'generation');
    const said = event === null ? undefined : fromJson(GenerationEventSchema, event).event;
    if (status !== 'in_review' || said?.case !== 'review') throw notInReview();
    const { requirements, application, answers } = said.value;
    return create(ReviewSchema, {
      answers,
      ...(requirements && { requirements }),
      ...(application && { application }),
    });
  }

  answer(principal: Principal, id: string, answer: Answer): Promise<Generation> {
    return this.#decide(principal, id, 'generation.answer', async (sql, { approved, answers }) => {
      if (approved) throw new QuantumLayerError(ErrorCode.CONFLICT, 'The review is over: it was approved.');
      if (answers.length >= MOST_ANSWERS)
        throw new QuantumLayerError(ErrorCode.CONFLICT, `A review takes ${MOST_ANSWERS} answers; approve, or cancel.`);
      const given = JSON.stringify([toJson(AnswerSchema, answer)]);
      return this.#update(sql, 'answers = answers || $3::jsonb', [id, this.now(), given]);
    });
  }

  approve(principal: Principal, id: string): Promise<Generation> {
    return this.#decide(principal, id, 'generation.approve', async (sql, { approved }) =>
      approved ? undefined : this.#update(sql, 'approved = true', [id, this.now()]),
    );
  }

  /** @param change returns nothing where it would change nothing */
  #decide(
    principal: Principal,
    id: string,
    action: string,
    change: (sql: Sql, row: GenerationRow) => Promise<GenerationRow | undefined>,
  ): Promise<Generation> {
    return this.database.transaction(async (sql) => {
      const { organisation } = principal;
      await holdOrganisation(sql, organisation);
      const text = 'SELECT * FROM gateway.generations WHERE organisation_id = $1 AND id = $2 FOR UPDATE';
      const row = only(await sql.query<GenerationRow>(text, [organisation, id]), 'generation');
      if (row.status !== 'in_review' && !row.approved) throw notInReview();
      const changed = await change(sql, row);
      if (changed !== undefined) await appendAudit(sql, principal, action, id, this.now());
      return toGeneration(changed ?? row);
    });
  }

  async #update(sql: Sql, what: string, values: readonly SqlValue[]): Promise<GenerationRow> {
    const rows = await sql.query<GenerationRow>(
      `UPDATE gateway.generations SET ${what}, decided_at = $2, version = version + 1 WHERE id = $1 RETURNING *`,
      values,
    );
    return only(rows, 'generation');
  }
}

function notInReview(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.CONFLICT, 'This generation waits for no review.');
}
