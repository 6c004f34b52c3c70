import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { digestOf, type Digest } from './digest';
import { failedWith, noFollow } from './durable-files';
import { TREE_LIMITS } from './limits';
import { foldersOf } from './path-set';

/** What stands at a path of a folder on the disk. Links are never followed. */
export type PathState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly digest: Digest; readonly executable: boolean }
  | { readonly kind: 'folder' }
  /** A file, link or device where a folder should be on the way. */
  | { readonly kind: 'blocked'; readonly by: string }
  /** A link, a device, a file too large to be of a tree. */
  | { readonly kind: 'other' };

export async function inspectPath(root: string, path: string): Promise<PathState> {
  for (const folder of foldersOf(path)) {
    const found = await statOf(join(root, folder));
    if (found === undefined) return { kind: 'absent' };
    if (!found.isDirectory()) return { kind: 'blocked', by: folder };
  }
  const found = await statOf(join(root, path));
  if (found === undefined) return { kind: 'absent' };
  if (found.isDirectory()) return { kind: 'folder' };
  if (!found.isFile() || found.size > TREE_LIMITS.fileBytes) return { kind: 'other' };
  const file = await readRegularFile(join(root, path));
  return file === undefined
    ? { kind: 'other' }
    : { kind: 'file', digest: digestOf(file.content), executable: file.executable };
}

/** Whether a file is there with just these bytes and this mode. */
export function holds(state: PathState, entry: TreeEntry): boolean {
  return state.kind === 'file' && state.digest === entry.digest && state.executable === entry.executable;
}

/** Undefined when it is not a regular file at the moment of opening, whatever it was before. */
export async function readRegularFile(
  path: string,
): Promise<{ readonly content: Uint8Array; readonly executable: boolean } | undefined> {
  let file;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for its other end.
    file = await open(path, constants.O_RDONLY | noFollow | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  } catch (error) {
    if (failedWith(error, 'ELOOP', 'ENOENT', 'ENXIO', 'EISDIR')) return undefined;
    throw error;
  }
  try {
    const found = await file.stat();
    if (!found.isFile()) return undefined;
    return { content: await file.readFile(), executable: (found.mode & 0o100) !== 0 };
  } finally {
    await file.close();
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (failedWith(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}
