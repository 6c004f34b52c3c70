import { openBlobs } from '@quantumlayer/blobs';
import { CapsuleService } from '@quantumlayer/contracts/capsule/v1/capsule';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { composeCapsule } from '../compose';
import { readCapsuleConfig, type CapsuleConfig } from './config';

/** capsule as a process. */
export const service = defineService<CapsuleConfig>({
  name: 'capsule',
  readConfig: readCapsuleConfig,
  compose: async (config, { onClose }) => {
    const { blobs, check, close } = await openBlobs(config.blobs, 'capsule');
    onClose('blobs', close);
    return { services: [implementService(CapsuleService, composeCapsule({ blobs }))], dependencies: { blobs: check } };
  },
});
