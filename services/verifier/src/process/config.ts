import { BLOB_VARIABLES, readBlobConfig, type BlobConfig } from '@quantumlayer/blobs';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';
import * as v from 'valibot';
import { readVerifierConfig, type VerifierConfig } from '../config';

export interface VerifierProcessConfig {
  readonly verifier: VerifierConfig;
  /** Where trees lie. */
  readonly blobs: BlobConfig;
}

const VARIABLES = {
  ...BLOB_VARIABLES,
  /** For dependency layers, tools, verdicts and scratch folders. */
  QLF_CACHE: v.optional(v.pipe(v.string(), v.regex(/^\//, 'must be an absolute path'))),
};

/** What every service is told, where the blobs lie, and what the verifier knows of its host. */
export function readVerifierProcessConfig(
  environment: NodeJS.ProcessEnv = process.env,
): HostedConfig<VerifierProcessConfig> {
  const { service, own } = readServiceConfig(VARIABLES, environment);
  const host = readVerifierConfig(environment);
  const cacheFolder = own.QLF_CACHE ?? host.cacheFolder;
  return { service, own: { verifier: { ...host, cacheFolder }, blobs: readBlobConfig(own) } };
}
