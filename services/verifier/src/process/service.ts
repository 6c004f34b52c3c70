import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { openBlobs } from '@quantumlayer/blobs';
import { VerifierService } from '@quantumlayer/contracts/verification/v1/verification';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { toolchains } from '@quantumlayer/stacks';
import { composeVerifier } from '../compose';
import { readVerifierProcessConfig, type VerifierProcessConfig } from './config';

/** The verifier as a process, with every stack's toolchain. A tool that the machine lacks makes its gates `skipped`, not the service unready. */
export const service = defineService<VerifierProcessConfig>({
  name: 'verifier',
  readConfig: readVerifierProcessConfig,
  compose: async (config, { onClose }) => {
    const { blobs, check, close } = await openBlobs(config.blobs, 'verifier');
    onClose('blobs', close);
    const { cacheFolder } = config.verifier;
    await mkdir(cacheFolder, { recursive: true });
    const verifier = composeVerifier({ config: config.verifier, blobs, toolchains: await toolchains(undefined) });
    return {
      services: [implementService(VerifierService, verifier)],
      dependencies: { blobs: check, cache: () => access(cacheFolder, constants.R_OK | constants.W_OK) },
    };
  },
});
