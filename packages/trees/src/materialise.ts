import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { abortReason, toQuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import { concurrently } from './concurrently';
import type { Digest } from './digest';
import { directoryConflict } from './directory-conflict';
import { lockDirectory } from './directory-lock';
import { createFileDurably, failedWith, syncFolder } from './durable-files';
import { STATE_FOLDER } from './path-rules';
import { foldersOf } from './path-set';
import { isRunning, ownIdentity } from './process-identity';
import { getTree, readTree, type TreeFile } from './tree';
import { EMPTY_TREE } from './update-journal';
import { updateDirectory, type UpdateOptions } from './update-directory';

const PARALLEL = 8;

/**
 * Writes a tree to a folder that is absent or empty. An absent folder appears complete, by one rename; a kill before
 * that leaves only a hidden sibling, which the next call for the same folder removes.
 * @throws CONFLICT when the folder holds anything, or appears meanwhile; RESOURCE_EXHAUSTED when the disk is full.
 * Nothing is left behind then.
 */
export async function materialise(
  blobs: BlobStore,
  digest: Digest,
  directory: string,
  options: UpdateOptions = {},
): Promise<void> {
  const target = resolve(directory);
  try {
    if (await isAbsent(target)) await createDirectory(blobs, digest, target, options);
    else await fillDirectory(blobs, digest, target, options);
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

async function isAbsent(target: string): Promise<boolean> {
  try {
    await lstat(target);
    return false;
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return true;
    throw error;
  }
}

/** An existing folder is filled rather than replaced: it may be a mount, or somebody's working directory. */
async function fillDirectory(blobs: BlobStore, digest: Digest, target: string, options: UpdateOptions): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (failedWith(error, 'ENOTDIR', 'ENOENT')) throw occupied(target);
    throw error;
  });
  if (names.length > 0) throw occupied(target);
  const lock = await lockDirectory(target);
  try {
    await updateDirectory(blobs, lock, EMPTY_TREE, await getTree(blobs, digest), options);
  } catch (error) {
    await rm(join(target, STATE_FOLDER), { recursive: true, force: true });
    throw error;
  } finally {
    await lock.release();
  }
}

async function createDirectory(
  blobs: BlobStore,
  digest: Digest,
  target: string,
  { state = [], signal }: UpdateOptions,
): Promise<void> {
  const files = await readTree(blobs, digest);
  const ours = state.map((file) => ({ ...file, path: `${STATE_FOLDER}/${file.path}` }));
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  await removeLeftovers(target);
  const { pid, started } = await ownIdentity();
  const temporary = `${temporaryPrefix(target)}${pid}-${started}-${randomUUID()}`;
  try {
    await mkdir(temporary);
    await writeFiles(temporary, [...files, ...ours], signal);
    if (signal?.aborted) throw abortReason(signal);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw failedWith(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR') ? occupied(target) : error;
  }
  // The folder is there and whole; at worst a power cut takes it away again.
  await syncFolder(parent).catch(() => undefined);
}

async function writeFiles(
  directory: string,
  files: readonly TreeFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  // A parent comes before its children, because foldersOf lists them so.
  for (const folder of folders) await mkdir(join(directory, folder));
  await concurrently(files, PARALLEL, async ({ path, content, executable }) => {
    if (signal?.aborted) throw abortReason(signal);
    await createFileDurably(
      join(directory, path),
      typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
      executable,
    );
  });
  for (const folder of ['', ...folders]) await syncFolder(join(directory, folder));
}

function temporaryPrefix(target: string): string {
  return join(dirname(target), `.${basename(target)}${STATE_FOLDER}-`);
}

/** Hidden siblings of killed processes, told by the process in their name. */
async function removeLeftovers(target: string): Promise<void> {
  const prefix = basename(temporaryPrefix(target));
  const { host } = await ownIdentity();
  for (const name of await readdir(dirname(target))) {
    const owner = name.startsWith(prefix) ? /^(\d+)-(\d*)-[0-9a-f-]{36}$/.exec(name.slice(prefix.length)) : null;
    if (owner === null || (await isRunning({ host, pid: Number(owner[1]), started: owner[2] ?? '' }))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function occupied(target: string): Error {
  return directoryConflict(target, [{ field: '', rule: 'directory.not_empty', message: 'The folder is not empty' }]);
}
