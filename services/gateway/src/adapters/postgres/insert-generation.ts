import { toJson } from '@bufbuild/protobuf';
import {
  CreateGenerationRequestSchema,
  RepeatedVerificationSchema,
  type Generation,
} from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { NewGeneration } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { startOfDay, usedToday } from './organisation-row';
import { only, toGeneration, type GenerationRow } from './rows';

/** Of an actor that is an API key. */
const KEY = 'key:';

export interface Quota {
  /** What the organisation may start in a day. */
  readonly daily: number;
  /** How many are to be started now. */
  readonly wanted: number;
  readonly now: Date;
}

/** RESOURCE_EXHAUSTED when the day's quota of the organisation, or of the key where it has one of its own, does not reach. */
export async function requireQuota(
  sql: Sql,
  { organisation, actor }: Principal,
  { daily, wanted, now }: Quota,
): Promise<void> {
  if ((await usedToday(sql, organisation, now)) + wanted > daily)
    throw usedUp(`The organisation's quota of ${daily} generations a day is used up`, now);
  if (!actor.startsWith(KEY)) return;
  const [own] = await sql.query<{ daily: number; used: number }>(
    `SELECT daily_generations AS daily, (SELECT count(*)::integer FROM gateway.generations
       WHERE organisation_id = $1 AND created_by = $2 AND created_at >= $4) AS used
     FROM gateway.api_keys WHERE organisation_id = $1 AND id = $3 AND daily_generations > 0`,
    [organisation, actor, actor.slice(KEY.length), startOfDay(now)],
  );
  if (own !== undefined && own.used + wanted > own.daily)
    throw usedUp(`This key's quota of ${own.daily} generations a day is used up`, now);
}

function usedUp(what: string, now: Date): QuantumLayerError {
  const midnight = startOfDay(now).getTime() + 24 * 60 * 60 * 1000;
  return new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, `${what}; a new day begins at midnight UTC.`, {
    retryAfterSeconds: Math.ceil((midnight - now.getTime()) / 1000),
  });
}

/** Writes a queued generation down, and that it was asked for. NOT_FOUND when the organisation has no such project. */
export async function insertGeneration(
  sql: Sql,
  principal: Principal,
  { id, request, retryOf, verification, runId }: Omit<NewGeneration, 'idempotency'> & { readonly runId?: string },
  now: Date,
): Promise<Generation> {
  const { organisation, actor } = principal;
  const project = request.projectId === '' ? null : request.projectId;
  if (project !== null) {
    const text = 'SELECT 1 FROM gateway.projects WHERE organisation_id = $1 AND id = $2';
    only(await sql.query(text, [organisation, project]), 'project');
  }
  const inserted = await sql.query<GenerationRow>(
    `INSERT INTO gateway.generations
       (id, organisation_id, project_id, retry_of, request, status, created_by, created_at, verification, tree, run_id)
     VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7, $8, $9, $10) RETURNING *`,
    [
      id,
      organisation,
      project,
      retryOf ?? null,
      JSON.stringify(toJson(CreateGenerationRequestSchema, request)),
      actor,
      now,
      verification === undefined ? null : JSON.stringify(toJson(RepeatedVerificationSchema, verification)),
      verification?.tree ?? null,
      runId ?? null,
    ],
  );
  await appendAudit(sql, principal, actionOf(retryOf, verification), id, now);
  return toGeneration(only(inserted, 'generation'));
}

function actionOf(retryOf: string | undefined, verification: NewGeneration['verification']): string {
  if (retryOf !== undefined) return 'generation.retry';
  return verification === undefined ? 'generation.create' : 'generation.verify';
}
