import { create, toJson } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  CreateGenerationRequestSchema,
  GenerationSchema,
  GenerationStatus,
  RepeatedVerificationSchema,
  type Generation,
} from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { NewGeneration } from '../../domain/stores';
import { startOfDay } from './organisation-row';
import { missing } from './rows';

/** Generations that are asked for together, all of one project or of none. */
export interface Order
  extends Pick<NewGeneration, 'idempotency'>, Partial<Pick<NewGeneration, 'retryOf' | 'verification'>> {
  readonly generations: readonly Pick<NewGeneration, 'id' | 'request'>[];
  readonly projectId: string;
  readonly runId?: string;
}

/** What became of an order: what it made, or the (first) generation that the same request had made before. */
export type Accepted = { readonly made: readonly Generation[] } | { readonly known: string };

interface Outcome {
  readonly refusal: keyof typeof REFUSALS | null;
  readonly quota: number | null;
  readonly known: string | null;
}

/** Of an actor that is an API key. */
const KEY = 'key:';

/** What the statement answers when it writes nothing. */
const REFUSALS = {
  'no organisation': () => missing('organisation'),
  'no project': () => missing('project'),
  'other request': () =>
    new QuantumLayerError(
      ErrorCode.CONFLICT,
      'This Idempotency-Key belongs to another request; take a new key for a new request.',
    ),
  'quota of the organisation': (quota: number, now: Date) =>
    usedUp(`The organisation's quota of ${quota} generations a day is used up`, now),
  'quota of the key': (quota: number, now: Date) =>
    usedUp(`This key's quota of ${quota} generations a day is used up`, now),
} as const;

/**
 * Writes queued generations down, and that they were asked for, in one statement: it counts the quotas, knows a repeated request, and is
 * on the disk when it answers.
 * @throws RESOURCE_EXHAUSTED when a quota of the day does not reach for all of them, CONFLICT when another request came with the same key,
 * NOT_FOUND when the organisation has no such project
 */
export async function acceptGenerations(sql: Sql, principal: Principal, order: Order, now: Date): Promise<Accepted> {
  const { organisation, actor } = principal;
  const { generations, projectId, retryOf, verification, runId, idempotency } = order;
  const asked = {
    organisation,
    actor,
    key: actor.startsWith(KEY) ? actor.slice(KEY.length) : null,
    action: actionOf(order),
    at: now.toISOString(),
    generations: generations.map(({ id, request }) => ({
      id,
      request: toJson(CreateGenerationRequestSchema, request),
    })),
    project: projectId === '' ? null : projectId,
    retry_of: retryOf ?? null,
    verification: verification === undefined ? null : toJson(RepeatedVerificationSchema, verification),
    run: runId ?? null,
    idempotency_key: idempotency?.key ?? null,
    request_digest: idempotency?.requestDigest ?? null,
  };
  const text = 'SELECT refusal, quota, known FROM gateway.accept_generations($1)';
  const [outcome] = await sql.query<Outcome>(text, [JSON.stringify(asked)]);
  if (outcome?.refusal) throw REFUSALS[outcome.refusal](outcome.quota ?? 0, now);
  if (outcome?.known) return { known: outcome.known };
  return { made: generations.map((generation) => queued(order, generation, now)) };
}

/** As the table has it now. */
function queued(
  { retryOf = '', verification, runId = '' }: Order,
  { id, request }: Order['generations'][number],
  now: Date,
): Generation {
  return create(GenerationSchema, {
    id,
    status: GenerationStatus.QUEUED,
    request,
    retryOf,
    createTime: timestampFromDate(now),
    version: 1,
    runId,
    ...(verification && { verification, tree: verification.tree }),
  });
}

function actionOf({ retryOf, verification }: Order): string {
  if (retryOf !== undefined) return 'generation.retry';
  return verification === undefined ? 'generation.create' : 'generation.verify';
}

function usedUp(what: string, now: Date): QuantumLayerError {
  const midnight = startOfDay(now).getTime() + 24 * 60 * 60 * 1000;
  return new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, `${what}; a new day begins at midnight UTC.`, {
    retryAfterSeconds: Math.ceil((midnight - now.getTime()) / 1000),
  });
}
