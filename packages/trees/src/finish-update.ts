import { lstat, mkdir, open, realpath, rename, rmdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { comparePaths } from './canonical-tree';
import { concurrently } from './concurrently';
import { failedWith, syncFolder } from './durable-files';
import { holds, inspectPath, readRegularFile } from './inspect-path';
import { digestOf } from './digest';
import { foldersOf } from './path-set';
import { STATE_FOLDER } from './path-rules';
import {
  discardUpdate,
  readJournal,
  stepsOf,
  updatePlaces,
  type DeleteStep,
  type UpdateJournal,
  type WriteStep,
} from './update-journal';

const PARALLEL = 8;

export interface Recovery {
  /** "finished": a committed update was carried out. "discarded": one that had not begun was removed. */
  readonly outcome: 'nothing' | 'finished' | 'discarded';
  /** Files that somebody changed in between; they were left as found. */
  readonly kept: readonly string[];
}

/**
 * Carries out a committed update, from the start or from wherever it was cut short: each step looks at what is
 * there before it acts, so that doing it twice is the same as once.
 */
export async function finishUpdate(directory: string): Promise<Recovery> {
  const journal = await readJournal(directory);
  if (journal === undefined) return { outcome: (await discardUpdate(directory)) ? 'discarded' : 'nothing', kept: [] };
  const kept = await carryOut(directory, journal);
  await discardUpdate(directory);
  return { outcome: 'finished', kept };
}

async function carryOut(directory: string, journal: UpdateJournal): Promise<string[]> {
  const { deletes, writes } = stepsOf(journal);
  const places = updatePlaces(directory);
  const kept: string[] = [];
  if (!(await exists(places.deleted))) {
    await concurrently(deletes, PARALLEL, async (step) => {
      if (!(await deleteFile(directory, step))) kept.push(step.path);
    });
    await removeEmptyFolders(directory, deletes);
    await (await open(places.deleted, 'w')).close();
  }
  await concurrently(writes, PARALLEL, async (step, index) => {
    if (!(await writeFile(directory, places.write(index), step))) kept.push(step.path);
  });
  for (const [index, { path, digest }] of journal.state.entries.entries()) {
    await moveIn(directory, places.state(index), `${STATE_FOLDER}/${path}`, digest);
  }
  const touched = [...deletes, ...writes].flatMap(({ path }) => foldersOf(path));
  for (const folder of new Set(['', STATE_FOLDER, ...touched])) await syncIfThere(join(directory, folder));
  return kept.sort(comparePaths);
}

async function deleteFile(directory: string, { path, before }: DeleteStep): Promise<boolean> {
  const state = await inspectPath(directory, path);
  if (holds(state, before)) await unlink(join(directory, path));
  return holds(state, before) || state.kind === 'absent';
}

/** A folder goes with its last file, as in git; one that holds anything else stays. */
async function removeEmptyFolders(directory: string, deletes: readonly DeleteStep[]): Promise<void> {
  const folders = [...new Set(deletes.flatMap(({ path }) => foldersOf(path)))].sort(comparePaths).reverse();
  for (const folder of folders) {
    await rmdir(join(directory, folder)).catch((error: unknown) => {
      if (!failedWith(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR')) throw error;
    });
  }
}

async function writeFile(directory: string, source: string, step: WriteStep): Promise<boolean> {
  const state = await inspectPath(directory, step.path);
  if (holds(state, step.after)) return true;
  const expected = step.kind === 'modified' ? holds(state, step.before) : state.kind === 'absent';
  return expected && (await moveIn(directory, source, step.path, step.after.digest));
}

/** False when the new bytes are no longer there, or are not what they were. */
async function moveIn(directory: string, source: string, path: string, digest: string): Promise<boolean> {
  const file = await readRegularFile(source);
  if (file === undefined || digestOf(file.content) !== digest) return false;
  const target = await makeFolders(directory, path);
  if (target === undefined) return false;
  await rename(source, target);
  return true;
}

/**
 * The place for a file, after making the folders on the way; undefined when something else is in the way, such
 * as a link that was planted since the folders were looked at.
 */
async function makeFolders(directory: string, path: string): Promise<string | undefined> {
  for (const folder of foldersOf(path)) {
    try {
      await mkdir(join(directory, folder));
    } catch (error) {
      if (!failedWith(error, 'EEXIST')) throw error;
      if (!(await lstat(join(directory, folder))).isDirectory()) return undefined;
    }
  }
  const parent = join(directory, dirname(path));
  const resolved = await realpath(parent);
  const expected = join(await realpath(directory), dirname(path));
  return resolved === expected ? join(resolved, basename(path)) : undefined;
}

async function exists(path: string): Promise<boolean> {
  return (await readRegularFile(path)) !== undefined;
}

async function syncIfThere(folder: string): Promise<void> {
  await syncFolder(folder).catch((error: unknown) => {
    if (!failedWith(error, 'ENOENT', 'ENOTDIR')) throw error;
  });
}
