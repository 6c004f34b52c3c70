import { openBlobs } from '@quantumlayer/blobs';
import { SecurityService } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { composeQsecure } from '../compose';
import { readQsecureConfig, type QsecureConfig } from './config';

/** qsecure as a process. */
export const service = defineService<QsecureConfig>({
  name: 'qsecure',
  readConfig: readQsecureConfig,
  compose: async (config, { onClose }) => {
    const { blobs, check, close } = await openBlobs(config.blobs, 'qsecure');
    onClose('blobs', close);
    return { services: [implementService(SecurityService, composeQsecure({ blobs }))], dependencies: { blobs: check } };
  },
});
