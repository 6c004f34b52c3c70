import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { TreeEntrySchema, TreeSchema, type Tree, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { abortReason, toQuantumLayerError, type Violation } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import { sortEntries } from './canonical-tree';
import { concurrently } from './concurrently';
import { digestOf } from './digest';
import { directoryConflict } from './directory-conflict';
import type { LockedDirectory } from './directory-lock';
import { createFileDurably, failedWith } from './durable-files';
import { finishUpdate } from './finish-update';
import { holds, inspectPath } from './inspect-path';
import { foldersOf } from './path-set';
import type { TreeFile } from './tree';
import { findTreeViolations, refuse } from './tree-rules';
import {
  commitJournal,
  discardUpdate,
  makeUpdateFolder,
  stepsOf,
  updatePlaces,
  type UpdateSteps,
  type WriteStep,
} from './update-journal';

const PARALLEL = 8;

export interface UpdateOptions {
  /** Files for the state folder, paths relative to it ("state.json"); they change in the same step as the tree. */
  readonly state?: readonly TreeFile[];
  /** Takes the update back while it is being prepared; once committed it is finished. */
  readonly signal?: AbortSignal;
}

/**
 * Changes a folder from one tree to another. Only files in which the trees differ are touched, and each must be as
 * `from` says; whatever else the folder holds stays as it is. A kill at any moment leaves the old state or a
 * journal that the next {@link lockDirectory} carries out.
 * @returns files that somebody changed while the update ran; they were left as found
 * @throws CONFLICT, nothing changed, when a file is not as `from` says ("directory.changed") or something else
 * stands in the way ("directory.occupied"); RESOURCE_EXHAUSTED, nothing changed, when the disk is full
 */
export async function updateDirectory(
  blobs: BlobStore,
  { path: directory }: LockedDirectory,
  from: Tree,
  to: Tree,
  { state = [], signal }: UpdateOptions = {},
): Promise<readonly string[]> {
  const steps = stepsOf({ from, to });
  const stateTree = treeOfState(state);
  try {
    await refuseObstacles(directory, steps);
    await makeUpdateFolder(directory);
    await stage(blobs, directory, steps.writes, state, signal);
    if (signal?.aborted) throw abortReason(signal);
    await commitJournal(directory, { from, to, state: stateTree });
  } catch (error) {
    await discardUpdate(directory).catch(() => undefined);
    throw toQuantumLayerError(error);
  }
  try {
    return (await finishUpdate(directory)).kept;
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

async function stage(
  blobs: BlobStore,
  directory: string,
  writes: readonly WriteStep[],
  state: readonly TreeFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const places = updatePlaces(directory);
  await concurrently(writes, PARALLEL, async ({ after }, index) => {
    if (signal?.aborted) throw abortReason(signal);
    await createFileDurably(places.write(index), await blobs.get(after.digest), after.executable);
  });
  await concurrently(sortEntries(state), PARALLEL, async ({ content, executable }, index) => {
    await createFileDurably(places.state(index), bytesOf(content), executable);
  });
}

function treeOfState(state: readonly TreeFile[]): Tree {
  const reserved = state.filter(({ path }) => /^(locks|update)(\/|$)/i.test(path));
  refuse(
    'Illegal state files',
    reserved.map(({ path: field }) => ({ field, rule: 'path.state_folder', message: 'is kept for locks and updates' })),
  );
  refuse(
    'Illegal state files',
    findTreeViolations(state.map(({ path, content }) => ({ path, size: bytesOf(content).length }))),
  );
  const entries = sortEntries(state).map(({ path, content, executable = false }) =>
    create(TreeEntrySchema, {
      path,
      executable,
      digest: digestOf(bytesOf(content)),
      size: BigInt(bytesOf(content).length),
    }),
  );
  return create(TreeSchema, { entries });
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

async function refuseObstacles(directory: string, { deletes, writes }: UpdateSteps): Promise<void> {
  const leaving = new Map(deletes.map(({ path, before }) => [path, before]));
  const obstacles = await Promise.all([
    ...deletes.map(({ path, before }) => findChange(directory, path, before)),
    ...writes.map((step) =>
      step.kind === 'modified'
        ? findChange(directory, step.path, step.before, step.after)
        : findOccupant(directory, step.path, step.after, leaving),
    ),
  ]);
  const violations = obstacles.filter((obstacle) => obstacle !== undefined);
  if (violations.length > 0) throw directoryConflict(directory, violations);
  for (const folder of new Set([...deletes, ...writes].flatMap(({ path }) => ['', ...foldersOf(path)]))) {
    await access(join(directory, folder), constants.W_OK).catch((error: unknown) => {
      if (!failedWith(error, 'ENOENT', 'ENOTDIR')) throw error;
    });
  }
}

async function findChange(
  directory: string,
  path: string,
  ...legal: readonly TreeEntry[]
): Promise<Violation | undefined> {
  const state = await inspectPath(directory, path);
  if (legal.some((entry) => holds(state, entry))) return undefined;
  return { field: path, rule: 'directory.changed', message: 'is no longer as it was read' };
}

async function findOccupant(
  directory: string,
  path: string,
  after: TreeEntry,
  leaving: ReadonlyMap<string, TreeEntry>,
): Promise<Violation | undefined> {
  const state = await inspectPath(directory, path);
  if (state.kind === 'absent' || holds(state, after)) return undefined;
  if (state.kind === 'blocked' && leaving.has(state.by)) return undefined;
  if (state.kind === 'folder' && (await holdsOnly(directory, path, leaving))) return undefined;
  const place = state.kind === 'blocked' ? state.by : path;
  return {
    field: path,
    rule: 'directory.occupied',
    message: `cannot be written: ${place} is there and not part of the generated files`,
  };
}

/** Whether a folder will be gone once the deletions are done; an empty one will not. */
async function holdsOnly(directory: string, folder: string, leaving: ReadonlyMap<string, TreeEntry>): Promise<boolean> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true });
  if (entries.length === 0) return false;
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() ? !(await holdsOnly(directory, path, leaving)) : !leaving.has(path)) return false;
  }
  return true;
}
