import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';

export interface QsecureConfig {
  /** Where trees lie. */
  readonly blobs: BlobConfig;
}

export function readQsecureConfig(environment: NodeJS.ProcessEnv = process.env): HostedConfig<QsecureConfig> {
  const { service, own } = readServiceConfig(BLOB_VARIABLES, environment);
  return { service, own: { blobs: readBlobConfig(own) } };
}
