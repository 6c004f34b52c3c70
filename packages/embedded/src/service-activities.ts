import { create } from '@bufbuild/protobuf';
import { BuildRequestSchema, RepairRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import type { BlobStore } from '@quantumlayer/trees';
import type { Activities } from '@quantumlayer/workflow-worker';
import { mergeFolder } from './merge-folder';
import type { Services } from './services';

export interface ActivityPorts {
  readonly services: Services;
  readonly blobs: BlobStore;
}

/** The steps of the workflow that are the same wherever its result goes. */
export function serviceActivities({ services, blobs }: ActivityPorts): Omit<Activities, 'openWorkspace' | 'parse'> {
  return {
    build: (order, signal) => services.build(create(BuildRequestSchema, order), signal),
    verify: (order, signal) => services.verify(create(VerifyRequestSchema, order), signal),
    repair: async (request, signal) => {
      const order = create(RepairRequestSchema, { ...request, verdicts: [...request.verdicts] });
      const { tree } = await services.repair(order, signal);
      return tree === '' ? undefined : tree;
    },
    merge: (request) => mergeFolder(blobs, request),
  };
}
