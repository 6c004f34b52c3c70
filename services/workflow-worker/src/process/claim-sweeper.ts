import type { ClaimStore } from '@quantumlayer/blobs';
import { repeatedly, type Repetition } from '@quantumlayer/service-kit/repeatedly';
import type { Logger } from '@quantumlayer/telemetry';
import { sweepClaims, type TemporalClient } from '@quantumlayer/temporal/client';
import { Counter, Gauge, type Registry } from 'prom-client';

export interface ClaimSweeperOptions {
  readonly temporal: Pick<TemporalClient, 'client'>;
  readonly claims: ClaimStore;
  readonly registry: Registry;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** Between two sweeps. Several workers may sweep: the second finds nothing left. */
const PAUSE_SECONDS = 60 * 60;

/** Removes payloads that no history can hold any more, every hour. */
export function startClaimSweeper({ temporal, claims, registry, logger }: ClaimSweeperOptions): Repetition {
  const registers = [registry];
  const removed = new Counter({
    name: 'quantumlayer_claims_swept_total',
    help: 'Payloads of workflows that were removed because no history holds them any more.',
    registers,
  });
  const last = new Gauge({
    name: 'quantumlayer_claims_last_sweep_timestamp_seconds',
    help: 'When payloads of workflows were looked through last, to the end.',
    registers,
  });
  return repeatedly(
    PAUSE_SECONDS,
    async () => {
      const { swept, searched } = await sweepClaims(temporal.client, claims, new Date());
      removed.inc(swept);
      last.setToCurrentTime();
      if (swept > 0) logger.info({ swept, searched }, 'payloads that nobody refers to were removed');
    },
    (error) => logger.warn({ err: error }, 'payloads could not be looked through'),
  );
}
