import { create, toJson, type JsonValue } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  CreateGenerationRequestSchema,
  GenerationSchema,
  GenerationStatus,
  RepeatedVerificationSchema,
  type Generation,
} from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { NewGeneration } from '../../domain/stores';
import { Batches } from './batches';
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

/** Orders that are sent together: how many, and characters. */
const TOGETHER = { most: 32, weight: 1024 * 1024 };

/**
 * Writes queued generations down, and that they were asked for. One statement counts the quotas, knows a repeated request, and is on the disk
 * when it answers. An organisation's orders wait for each other, so those that come while one is written go together with the next statement.
 */
export class PostgresOrders {
  readonly #batches: Batches<{ readonly text: string; readonly weight: number }, Outcome>;

  constructor(
    database: Sql,
    private readonly now: () => Date,
  ) {
    this.#batches = new Batches(
      TOGETHER,
      (organisation, orders) =>
        database.query<Outcome>('SELECT refusal, quota, known FROM gateway.accept_orders($1, $2)', [
          organisation,
          `[${orders.map(({ text }) => text).join(',')}]`,
        ]),
      (error) => toQuantumLayerError(error).code !== ErrorCode.UNAVAILABLE,
    );
  }

  /**
   * @throws RESOURCE_EXHAUSTED when a quota of the day does not reach for all of the order, CONFLICT when another request came with the same
   * key, NOT_FOUND when the organisation has no such project
   */
  async accept({ organisation, actor }: Principal, order: Order): Promise<Accepted> {
    const now = this.now();
    const text = JSON.stringify(rowOf(actor, order, now));
    const { refusal, quota, known } = await this.#batches.add(organisation, { text, weight: text.length });
    if (refusal !== null) throw REFUSALS[refusal](quota ?? 0, now);
    if (known !== null) return { known };
    return { made: order.generations.map((generation) => queued(order, generation, now)) };
  }
}

/** An order as the statement reads it. */
function rowOf(actor: string, order: Order, now: Date): Readonly<Record<string, JsonValue>> {
  const { generations, projectId, retryOf, verification, runId, idempotency } = order;
  return {
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
