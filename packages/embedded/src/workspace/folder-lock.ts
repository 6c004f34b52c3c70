import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownIdentity, STATE_FOLDER, type LockedDirectory, type TreeFile } from '@quantumlayer/trees';

/** A lock that a new folder is born with, so that no other run can come between its appearance and its locking. */
export interface InbornLock {
  readonly file: TreeFile;
  /** The lock as the folder's holder sees it, once the folder is there. */
  heldAt(path: string): LockedDirectory;
}

export async function makeInbornLock(): Promise<InbornLock> {
  const name = `locks/${randomUUID()}.json`;
  return {
    file: { path: name, content: JSON.stringify(await ownIdentity()) },
    heldAt: (path) => ({
      path,
      recovery: { outcome: 'nothing', kept: [] },
      release: () => rm(join(path, STATE_FOLDER, name), { force: true }),
    }),
  };
}
