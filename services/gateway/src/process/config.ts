import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { address, port, readEnvironment, urlOf } from '@quantumlayer/config';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';
import type { TemporalSettings } from '@quantumlayer/temporal/client';
import * as v from 'valibot';
import { GATEWAY_VARIABLES, gatewayConfigFrom, type GatewayConfig } from '../config';

export interface GatewayProcessConfig {
  readonly gateway: GatewayConfig;
  readonly databaseUrl: string;
  readonly blobs: BlobConfig;
  readonly temporal: TemporalSettings;
  /** The broker's; without one, watchers of other processes wait for their turn. */
  readonly natsUrl: string | undefined;
  /** Where several gateways count and remember together; without it each counts for itself and remembers nothing. */
  readonly redisUrl: string | undefined;
  /** Of preview-deployer; without one there are no previews. */
  readonly previewDeployer: string | undefined;
  readonly host: string;
  /** For users: REST, GraphQL and WebSocket. */
  readonly apiPort: number;
  /** For the platform's own services; must not be open to others. */
  readonly internalGrpcPort: number;
}

const DATABASE = { QLF_DATABASE_URL: urlOf('postgres', 'postgresql') } as const;
const VARIABLES = {
  ...GATEWAY_VARIABLES,
  ...BLOB_VARIABLES,
  ...DATABASE,
  QLF_API_PORT: port(7411),
  QLF_INTERNAL_GRPC_PORT: port(50_052),
  QLF_NATS_URL: v.optional(urlOf('nats', 'tls')),
  QLF_REDIS_URL: v.optional(urlOf('redis', 'rediss')),
  QLF_PREVIEW_DEPLOYER_ADDRESS: v.optional(address()),
  QLF_TEMPORAL_ADDRESS: address(),
  QLF_TEMPORAL_NAMESPACE: v.optional(v.string(), 'default'),
  QLF_TEMPORAL_TASK_QUEUE: v.optional(v.string(), 'quantumlayer'),
} as const;

export function readGatewayProcessConfig(
  environment: NodeJS.ProcessEnv = process.env,
): HostedConfig<GatewayProcessConfig> {
  const { service, own } = readServiceConfig(VARIABLES, environment);
  return {
    service,
    own: {
      gateway: gatewayConfigFrom(own),
      databaseUrl: own.QLF_DATABASE_URL,
      blobs: readBlobConfig(own),
      temporal: {
        address: own.QLF_TEMPORAL_ADDRESS,
        namespace: own.QLF_TEMPORAL_NAMESPACE,
        taskQueue: own.QLF_TEMPORAL_TASK_QUEUE,
      },
      natsUrl: own.QLF_NATS_URL,
      redisUrl: own.QLF_REDIS_URL,
      previewDeployer: own.QLF_PREVIEW_DEPLOYER_ADDRESS,
      host: service.host,
      apiPort: own.QLF_API_PORT,
      internalGrpcPort: own.QLF_INTERNAL_GRPC_PORT,
    },
  };
}

/** What it takes to make an owner's key. */
export function readOwnerKeyConfig(environment: NodeJS.ProcessEnv = process.env) {
  const values = readEnvironment({ ...GATEWAY_VARIABLES, ...DATABASE }, environment);
  return { gateway: gatewayConfigFrom(values), databaseUrl: values.QLF_DATABASE_URL };
}
