import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { address, wholeNumber } from '@quantumlayer/config';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';
import type { TemporalSettings } from '@quantumlayer/temporal/client';
import * as v from 'valibot';

export interface WorkerConfig {
  readonly temporal: TemporalSettings;
  readonly blobs: BlobConfig;
  /** Addresses of the services that do the work. */
  readonly parser: string;
  readonly orchestrator: string;
  readonly verifier: string;
  /** Where events are reported: the gateway's internal port. */
  readonly gateway: string;
  readonly stepsAtOnce: number;
  readonly graceSeconds: number;
}

const VARIABLES = {
  ...BLOB_VARIABLES,
  QLF_TEMPORAL_ADDRESS: address(),
  QLF_TEMPORAL_NAMESPACE: v.optional(v.string(), 'default'),
  QLF_TEMPORAL_TASK_QUEUE: v.optional(v.string(), 'quantumlayer'),
  QLF_PARSER_ADDRESS: address(),
  QLF_ORCHESTRATOR_ADDRESS: address(),
  QLF_VERIFIER_ADDRESS: address(),
  QLF_GATEWAY_ADDRESS: address(),
  /** Steps that run side by side in this process; they wait for other services most of the time. */
  QLF_STEPS_AT_ONCE: wholeNumber(1, 1000, 16),
};

/** Of the drain, for handing unfinished steps back. */
const RESERVE = 5;

export function readWorkerConfig(environment: NodeJS.ProcessEnv = process.env): HostedConfig<WorkerConfig> {
  const { service, own } = readServiceConfig(VARIABLES, environment);
  return {
    service,
    own: {
      temporal: {
        address: own.QLF_TEMPORAL_ADDRESS,
        namespace: own.QLF_TEMPORAL_NAMESPACE,
        taskQueue: own.QLF_TEMPORAL_TASK_QUEUE,
      },
      blobs: readBlobConfig(own),
      parser: own.QLF_PARSER_ADDRESS,
      orchestrator: own.QLF_ORCHESTRATOR_ADDRESS,
      verifier: own.QLF_VERIFIER_ADDRESS,
      gateway: own.QLF_GATEWAY_ADDRESS,
      stepsAtOnce: own.QLF_STEPS_AT_ONCE,
      graceSeconds: Math.max(1, service.drainSeconds - RESERVE),
    },
  };
}
