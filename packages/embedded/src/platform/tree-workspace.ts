import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { getTree, type BlobStore } from '@quantumlayer/trees';
import type { Workspace } from '@quantumlayer/workflow-worker';

/** A workspace without a folder: what is written stays in the blob store, and the events name it. Always new, so nothing is ever merged. */
export function treeWorkspace(blobs: BlobStore): Workspace {
  return {
    directory: '',
    empty: true,
    previous: undefined,
    snapshot: () =>
      Promise.reject(new QuantumLayerError(ErrorCode.INTERNAL, 'There is no folder to take a snapshot of')),
    write: async ({ tree }) => (await getTree(blobs, tree)).entries.length,
    conclude: () => Promise.resolve(),
  };
}
