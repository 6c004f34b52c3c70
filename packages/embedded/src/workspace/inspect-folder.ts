import { lstat, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { STATE_FOLDER } from '@quantumlayer/trees';
import { readState, type ProjectState } from './project-state';

/** What stands where a project is to be written. */
export interface FolderFinding {
  readonly path: string;
  readonly kind: 'absent' | 'empty' | 'ours' | 'foreign';
  readonly state: ProjectState | undefined;
}

/** Looks, and touches nothing. CONFLICT when it is not a folder. */
export async function inspectFolder(directory: string): Promise<FolderFinding> {
  const path = resolve(directory);
  if (!(await isThere(path))) return { path, kind: 'absent', state: undefined };
  if (!(await stat(path)).isDirectory()) {
    throw new QuantumLayerError(ErrorCode.CONFLICT, `${path} is a file. Choose another place with --output.`);
  }
  const state = await readState(path);
  const names = (await readdir(path)).filter((name) => name !== STATE_FOLDER);
  // A state folder without state is what a run leaves that was killed before it wrote anything; with a journal, it was killed while it wrote.
  const ours = state !== undefined || (await isThere(join(path, STATE_FOLDER, 'update', 'journal.json')));
  return { path, kind: ours ? 'ours' : names.length > 0 ? 'foreign' : 'empty', state };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

export function refuseForeign(path: string): QuantumLayerError {
  const message = `${path} is not empty and was not made by QuantumLayer; nothing in it was touched. Choose another folder with --output, or write into this one with --force: your files stay, and those in the way are kept under a new name.`;
  return new QuantumLayerError(ErrorCode.CONFLICT, message, {
    violations: [{ field: 'output', rule: 'folder.foreign', message: 'is not empty and was not made by QuantumLayer' }],
  });
}
