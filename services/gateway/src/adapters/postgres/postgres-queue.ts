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
import type { Database, Sql } from '@quantumlayer/store';
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

  lastSequence(id: string): Promise<number> {
    return lastSequence(this.database, id);
  }

  record(event: GenerationEvent): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const id = event.generationId;
      const sequence = Number(event.sequence);
      // Held, so that two deliveries of one event do not run side by side.
      const text = 'SELECT finished_at FROM gateway.generations WHERE id = $1 FOR UPDATE';
      const { finished_at: ended } = only(await sql.query<{ finished_at: Date | null }>(text, [id]), 'generation');
      const last = await lastSequence(sql, id);
      if (sequence <= last) return false;
      if (sequence > last + 1)
        throw new QuantumLayerError(ErrorCode.CONFLICT, `Event ${sequence} of ${id} came after ${last}`);
      // A step that did not hear of the end may still report.
      if (ended !== null) return false;
      await sql.query('INSERT INTO gateway.events (generation_id, sequence, event) VALUES ($1, $2, $3)', [
        id,
        sequence,
        JSON.stringify(toJson(GenerationEventSchema, event)),
      ]);
      if (this.outbox)
        await sql.query('INSERT INTO gateway.outbox (generation_id, sequence, trace) VALUES ($1, $2, $3)', [
          id,
          sequence,
          JSON.stringify(this.trace()),
        ]);
      await project(sql, id, event);
      return true;
    });
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

async function lastSequence(sql: Sql, id: string): Promise<number> {
  const [row] = await sql.query<{ last: number }>(
    'SELECT coalesce(max(sequence), 0) AS last FROM gateway.events WHERE generation_id = $1',
    [id],
  );
  return row?.last ?? 0;
}

/** What an event changes of the generation itself. */
async function project(sql: Sql, id: string, { event, time }: GenerationEvent): Promise<void> {
  const at = time === undefined ? new Date() : timestampDate(time);
  switch (event.case) {
    case 'started':
      await sql.query(
        `UPDATE gateway.generations SET status = 'running', started_at = coalesce(started_at, $2), version = version + 1
         WHERE id = $1`,
        [id, at],
      );
      return;
    case 'review':
      await sql.query(
        `UPDATE gateway.generations SET status = 'in_review', answers_read = $2, version = version + 1 WHERE id = $1`,
        [id, event.value.answers],
      );
      return;
    case 'parsed':
      await sql.query(
        `UPDATE gateway.generations SET status = 'running', version = version + 1 WHERE id = $1 AND status = 'in_review'`,
        [id],
      );
      return;
    case 'written':
      await sql.query('UPDATE gateway.generations SET tree = $2, version = version + 1 WHERE id = $1', [
        id,
        event.value.tree,
      ]);
      return;
    case 'finished':
      return finish(sql, id, event.value, at);
    default:
      return;
  }
}

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
