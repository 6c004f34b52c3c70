import { create } from '@bufbuild/protobuf';
import { BuildRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import type { BlobStore } from '@quantumlayer/trees';
import type { Activities } from '@quantumlayer/workflow-worker';
import { mergeFolder } from './merge-folder';
import { repairTree } from './repair-tree';
import type { BlueprintRegistry, Services } from './services';

export interface ActivityPorts {
  readonly services: Services;
  readonly blueprints: BlueprintRegistry;
  readonly blobs: BlobStore;
}

/** The steps of the workflow that are the same wherever its result goes. */
export function serviceActivities(ports: ActivityPorts): Omit<Activities, 'openWorkspace' | 'parse'> {
  const { services, blueprints, blobs } = ports;
  return {
    build: (application, signal) => services.build(create(BuildRequestSchema, { application }), signal),
    verify: (tree, application, signal) => services.verify(create(VerifyRequestSchema, { tree, application }), signal),
    repair: (request) => repairTree(blobs, blueprints, request),
    merge: (request) => mergeFolder(blobs, request),
  };
}
