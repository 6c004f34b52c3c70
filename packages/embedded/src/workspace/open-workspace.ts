import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { lockDirectory, type BlobStore } from '@quantumlayer/trees';
import { restoreBaseTree } from './base-tree';
import { FolderWorkspace } from './folder-workspace';
import { inspectFolder, refuseForeign } from './inspect-folder';

export interface OpenOptions {
  readonly blobs: BlobStore;
  readonly directory: string;
  /** Write into a folder that is not ours. */
  readonly force: boolean;
  /** Look only: no lock is taken, and whoever holds one is not disturbed. */
  readonly readOnly: boolean;
  /** Digest of this run's input. */
  readonly input: string;
  readonly brief: string;
  readonly signal: AbortSignal;
}

/**
 * Opens the folder of a project and locks it; an update that was cut short there is finished first.
 * @throws CONFLICT when the folder is not ours, or another run works in it. Nothing was touched then.
 */
export async function openWorkspace(options: OpenOptions): Promise<FolderWorkspace> {
  const { directory, force, readOnly, blobs } = options;
  const before = await inspectFolder(directory);
  if (before.kind === 'foreign' && !force) throw refuseForeign(before.path);
  if (before.kind === 'absent' || readOnly) {
    await restoreBase(blobs, before);
    return new FolderWorkspace({
      ...options,
      directory: before.path,
      lock: undefined,
      empty: isEmpty(before.kind),
      state: before.state,
    });
  }
  const lock = await lockDirectory(before.path);
  try {
    // Looked at again, because the lock may have finished another run's work.
    const found = await inspectFolder(lock.path);
    if (found.kind === 'absent')
      throw new QuantumLayerError(ErrorCode.CONFLICT, `${lock.path} has just been removed. Try again.`);
    await restoreBase(blobs, found);
    return new FolderWorkspace({
      ...options,
      directory: lock.path,
      lock,
      empty: isEmpty(found.kind),
      state: found.state,
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const isEmpty = (kind: string): boolean => kind === 'absent' || kind === 'empty';

async function restoreBase(
  blobs: BlobStore,
  { path, state }: Awaited<ReturnType<typeof inspectFolder>>,
): Promise<void> {
  if (state !== undefined) await restoreBaseTree(blobs, path, state.generated);
}
