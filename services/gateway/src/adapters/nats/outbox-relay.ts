import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { Database } from '@quantumlayer/store';

/** Where the relay brings events; it resolves when they are safe there. */
export interface EventPublisher {
  publish(organisation: string, event: GenerationEvent, trace: Readonly<Record<string, string>>): Promise<void>;
}

const BATCH = 100;

interface Row {
  readonly position: string;
  readonly organisation_id: string;
  readonly event: JsonValue;
  readonly trace: Readonly<Record<string, string>>;
}

/** Brings what the outbox holds to the broker. An event may be brought more than once, never out of its generation's order, and none is lost. */
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly publisher: EventPublisher,
  ) {}

  /** Everything that is there now. Returns at once while another process does this: two would bring events out of order. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.#batch()) === BATCH);
  }

  #batch(): Promise<number> {
    return this.database.transaction(async (sql) => {
      const [lock] = await sql.query<{ held: boolean }>(
        "SELECT pg_try_advisory_xact_lock(hashtext('quantumlayer:outbox')) AS held",
      );
      if (lock?.held !== true) return 0;
      const rows = await sql.query<Row>(
        `SELECT position::text, organisation_id, event, trace FROM gateway.outbox
         JOIN gateway.events USING (generation_id, sequence) JOIN gateway.generations ON id = generation_id
         ORDER BY outbox.position LIMIT $1`,
        [BATCH],
      );
      for (const { organisation_id: organisation, event, trace } of rows)
        await this.publisher.publish(organisation, fromJson(GenerationEventSchema, event), trace);
      const positions = rows.map(({ position }) => position);
      await sql.query('DELETE FROM gateway.outbox WHERE position = ANY($1::text[]::bigint[])', [positions]);
      return rows.length;
    });
  }
}
