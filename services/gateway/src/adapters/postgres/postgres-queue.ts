import { fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ErrorDetailSchema } from '@quantumlayer/contracts/errors/v1/errors';
import {
  GenerationEventSchema,
  GenerationOutcome,
  type GenerationEvent,
  type GenerationFinished,
} from '@quantumlayer/contracts/generation/v1/events';
import { GenerationStatus, type Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { VerdictSchema, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Database, Sql, SqlValue } from '@quantumlayer/store';
import type { GenerationQueue, Neglected } from '../../domain/stores';
import { only, statusName, toGeneration, type GenerationRow } from './rows';

const STATUS_OF: Readonly<Record<GenerationOutcome, GenerationStatus>> = {
  [GenerationOutcome.UNSPECIFIED]: GenerationStatus.FAILED,
  [GenerationOutcome.VERIFIED]: GenerationStatus.VERIFIED,
  [GenerationOutcome.UNVERIFIED]: GenerationStatus.UNVERIFIED,
  [GenerationOutcome.FAILED_VERIFICATION]: GenerationStatus.FAILED_VERIFICATION,
  // There is no folder on a platform to merge with.
  [GenerationOutcome.CONFLICTS]: GenerationStatus.FAILED,
  [GenerationOutcome.FAILED]: GenerationStatus.FAILED,
  [GenerationOutcome.CANCELLED]: GenerationStatus.CANCELLED,
};

/** What `record_event` made of an event, and the last one before it. */
interface Appended {
  readonly became: 'recorded' | 'known' | 'early' | 'late';
  readonly last: number;
}

/** What the host of the workflow reads and writes. */
export class PostgresQueue implements GenerationQueue {
  constructor(
    private readonly database: Database,
    /** Keep events for a broker, whose relay takes them out again. */
    private readonly outbox: boolean,
    /** The current trace, which goes on with what consumers do with an event. */
    private readonly trace: () => Readonly<Record<string, string>>,
  ) {}

  async unfinished(): Promise<string[]> {
    const text = 'SELECT id FROM gateway.generations WHERE finished_at IS NULL ORDER BY id';
    return (await this.database.query<{ id: string }>(text)).map(({ id }) => id);
  }

  async find(id: string): Promise<Generation | undefined> {
    const [row] = await this.database.query<GenerationRow>('SELECT * FROM gateway.generations WHERE id = $1', [id]);
    return row && toGeneration(row);
  }

  async lastSequence(id: string): Promise<number> {
    const text = 'SELECT coalesce(max(sequence), 0) AS last FROM gateway.events WHERE generation_id = $1';
    const [row] = await this.database.query<{ last: number }>(text, [id]);
    return row?.last ?? 0;
  }

  async record(event: GenerationEvent): Promise<boolean> {
    const change = changeOf(event);
    // Most events change nothing but the record, which is one statement.
    if (change === undefined) return this.#append(this.database, event);
    return this.database.transaction(async (sql) => {
      if (!(await this.#append(sql, event))) return false;
      await change(sql);
      return true;
    });
  }

  /** False when it was there, or too late. */
  async #append(sql: Sql, event: GenerationEvent): Promise<boolean> {
    const { generationId: id } = event;
    const sequence = Number(event.sequence);
    const values = [
      id,
      sequence,
      JSON.stringify(toJson(GenerationEventSchema, event)),
      this.outbox ? JSON.stringify(this.trace()) : null,
    ];
    const text = 'SELECT became, last FROM gateway.record_event($1, $2, $3, $4)';
    const { became, last } = only(await sql.query<Appended>(text, values), 'generation');
    if (became === 'early')
      throw new QuantumLayerError(ErrorCode.CONFLICT, `Event ${sequence} of ${id} came after ${last}`);
    return became === 'recorded';
  }

  async events(id: string, after: number): Promise<GenerationEvent[]> {
    const rows = await this.database.query<{ event: JsonValue }>(
      'SELECT event FROM gateway.events WHERE generation_id = $1 AND sequence > $2 ORDER BY sequence',
      [id, after],
    );
    return rows.map(({ event }) => fromJson(GenerationEventSchema, event));
  }

  async neglected(before: { readonly queued: Date; readonly running: Date }): Promise<Neglected> {
    const cancelled = await this.database.query<{ id: string }>(
      'SELECT id FROM gateway.generations WHERE cancel_requested AND finished_at IS NULL ORDER BY id',
    );
    const decided = await this.database.query<{ id: string }>(
      `SELECT id FROM gateway.generations WHERE finished_at IS NULL AND status = 'in_review' AND NOT cancel_requested
       AND decided_at < $1 AND (approved OR jsonb_array_length(answers) > answers_read) ORDER BY id`,
      [before.queued],
    );
    const unhandled = await this.database.query<{ id: string }>(
      `SELECT id FROM gateway.generations WHERE finished_at IS NULL AND NOT cancel_requested
       AND (status = 'queued' AND created_at < $1 OR status <> 'queued' AND started_at < $2) ORDER BY id`,
      [before.queued, before.running],
    );
    const [toCancel, toDecide, toStart] = [idsOf(cancelled), idsOf(decided), idsOf(unhandled)];
    return { toCancel, toDecide, toStart };
  }

  async run(id: string): Promise<Generation[]> {
    const text = 'SELECT * FROM gateway.generations WHERE run_id = $1 ORDER BY id';
    return (await this.database.query<GenerationRow>(text, [id])).map(toGeneration);
  }
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

type Change = (sql: Sql) => Promise<unknown>;

/** What an event changes of the generation itself; undefined for one that only tells of it. */
function changeOf({ generationId: id, event, time }: GenerationEvent): Change | undefined {
  const at = time === undefined ? new Date() : timestampDate(time);
  switch (event.case) {
    case 'started':
      return statement(
        `UPDATE gateway.generations SET status = 'running', started_at = coalesce(started_at, $2), version = version + 1
         WHERE id = $1`,
        [id, at],
      );
    case 'review':
      return statement(
        `UPDATE gateway.generations SET status = 'in_review', answers_read = $2, version = version + 1 WHERE id = $1`,
        [id, event.value.answers],
      );
    case 'parsed':
      return statement(
        `UPDATE gateway.generations SET status = 'running', version = version + 1 WHERE id = $1 AND status = 'in_review'`,
        [id],
      );
    case 'written':
      return statement('UPDATE gateway.generations SET tree = $2, version = version + 1 WHERE id = $1', [
        id,
        event.value.tree,
      ]);
    case 'finished': {
      const { value } = event;
      return (sql) => finish(sql, id, value, at);
    }
    default:
      return undefined;
  }
}

const statement =
  (text: string, values: readonly SqlValue[]): Change =>
  (sql) =>
    sql.query(text, values);

async function finish(sql: Sql, id: string, finished: GenerationFinished, at: Date): Promise<void> {
  const error = finished.error === undefined ? null : JSON.stringify(toJson(ErrorDetailSchema, finished.error));
  await sql.query(
    `UPDATE gateway.generations SET status = $2, error = $3, finished_at = $4, version = version + 1 WHERE id = $1`,
    [id, statusName(STATUS_OF[finished.outcome]), error, at],
  );
  for (const verdict of finished.verdicts) await keep(sql, id, verdict);
}

async function keep(sql: Sql, id: string, verdict: Verdict): Promise<void> {
  await sql.query(
    `INSERT INTO gateway.verdicts (generation_id, gate, verdict) VALUES ($1, $2, $3)
     ON CONFLICT (generation_id, gate) DO UPDATE SET verdict = excluded.verdict`,
    [id, verdict.gate, JSON.stringify(toJson(VerdictSchema, verdict))],
  );
}
