import type { Database } from '@quantumlayer/store';
import { Gauge, type Registry } from 'prom-client';

const COUNTS = `SELECT status, count(*)::integer AS count FROM gateway.generations
  WHERE finished_at IS NULL GROUP BY status`;
const STATES = ['queued', 'running', 'in_review'];

interface Count {
  readonly status: string;
  readonly count: number;
}

/** Generations that have not ended on the whole platform, counted when somebody asks. */
export function watchUnfinished(registry: Registry, database: Database): void {
  new Gauge({
    name: 'quantumlayer_generations',
    help: 'Generations that have not ended, by state, on the whole platform.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await database.query<Count>(COUNTS).catch(() => undefined);
      // The other figures are worth having while the database is away.
      this.reset();
      if (rows === undefined) return;
      for (const state of STATES) this.set({ state }, rows.find(({ status }) => status === state)?.count ?? 0);
    },
  });
}
