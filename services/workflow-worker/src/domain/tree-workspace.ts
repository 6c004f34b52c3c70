import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Workspace } from './ports';

/** A workspace without a folder: what is written stays in the blob store, and the events name it. Always new, so nothing is ever merged. */
export function treeWorkspace(countFiles: (tree: string) => Promise<number>): Workspace {
  return {
    directory: '',
    empty: true,
    previous: undefined,
    snapshot: () =>
      Promise.reject(new QuantumLayerError(ErrorCode.INTERNAL, 'There is no folder to take a snapshot of')),
    lastRelease: () => Promise.resolve(undefined),
    write: ({ tree }) => countFiles(tree),
    conclude: () => Promise.resolve(),
  };
}
