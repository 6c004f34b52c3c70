import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';

export interface OrchestratorConfig {
  /** Where trees lie; the verifier and the gateway read them there. */
  readonly blobs: BlobConfig;
}

export function readOrchestratorConfig(environment: NodeJS.ProcessEnv = process.env): HostedConfig<OrchestratorConfig> {
  const { service, own } = readServiceConfig(BLOB_VARIABLES, environment);
  return { service, own: { blobs: readBlobConfig(own) } };
}
