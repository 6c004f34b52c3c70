import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';

export interface CapsuleConfig {
  /** Where trees lie. */
  readonly blobs: BlobConfig;
}

export function readCapsuleConfig(environment: NodeJS.ProcessEnv = process.env): HostedConfig<CapsuleConfig> {
  const { service, own } = readServiceConfig(BLOB_VARIABLES, environment);
  return { service, own: { blobs: readBlobConfig(own) } };
}
