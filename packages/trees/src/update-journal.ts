import { create } from '@bufbuild/protobuf';
import { lstat, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TreeSchema, type Tree } from '@quantumlayer/contracts/trees/v1/trees';
import { decodeTree, encodeTree } from './canonical-tree';
import { diffTrees, type TreeChange } from './diff-trees';
import { directoryConflict } from './directory-conflict';
import { createFileDurably, failedWith, syncFolder } from './durable-files';
import { STATE_FOLDER } from './path-rules';

/**
 * What an update is going to do, written before it does anything: with the new files beside it, the update can be
 * finished by any later process. The steps follow from the two trees, whose decoding checks every path; a planted
 * journal can name no file outside the folder.
 */
export interface UpdateJournal {
  readonly from: Tree;
  readonly to: Tree;
  /** Files of the state folder, paths relative to it; they replace whatever is there. */
  readonly state: Tree;
}

export type WriteStep = Exclude<TreeChange, { kind: 'deleted' }>;
export type DeleteStep = Extract<TreeChange, { kind: 'deleted' }>;

export interface UpdateSteps {
  readonly deletes: readonly DeleteStep[];
  readonly writes: readonly WriteStep[];
}

/** The places an update uses; all on the same file system as its target, so that renames are atomic. */
export function updatePlaces(directory: string) {
  const folder = join(directory, STATE_FOLDER, 'update');
  return {
    folder,
    journal: join(folder, 'journal.json'),
    /** Exists when all deletions are done: on a case-insensitive disk, a repeated one could hit a new file. */
    deleted: join(folder, 'deleted'),
    /** The new bytes of the n-th write, and of the n-th state file. */
    write: (index: number) => join(folder, `write-${index}`),
    state: (index: number) => join(folder, `state-${index}`),
  };
}

export function stepsOf({ from, to }: Pick<UpdateJournal, 'from' | 'to'>): UpdateSteps {
  const changes = diffTrees(from, to);
  return {
    deletes: changes.filter((change) => change.kind === 'deleted'),
    writes: changes.filter((change) => change.kind !== 'deleted'),
  };
}

/** From here on the update will happen. */
export async function commitJournal(directory: string, { from, to, state }: UpdateJournal): Promise<void> {
  const { folder, journal } = updatePlaces(directory);
  const text = (tree: Tree): string => Buffer.from(encodeTree(tree)).toString('utf8');
  const content = JSON.stringify({ version: 1, from: text(from), to: text(to), state: text(state) });
  await createFileDurably(`${journal}.tmp`, Buffer.from(content, 'utf8'));
  await syncFolder(folder);
  await rename(`${journal}.tmp`, journal);
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** Undefined when no update was committed. CONFLICT when there is a journal that cannot be read. */
export async function readJournal(directory: string): Promise<UpdateJournal | undefined> {
  const { folder, journal } = updatePlaces(directory);
  try {
    if (!(await lstat(folder)).isDirectory() || !(await lstat(journal)).isFile()) throw new Error('not a regular file');
    const found = JSON.parse(await readFile(journal, 'utf8')) as Record<string, unknown>;
    if (found['version'] !== 1) throw new Error('of another version');
    return { from: treeOf(found['from']), to: treeOf(found['to']), state: treeOf(found['state']) };
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return undefined;
    const message = `An earlier update's journal cannot be read; look at it and delete ${folder}`;
    throw directoryConflict(directory, [{ field: journal, rule: 'directory.journal', message }]);
  }
}

export async function makeUpdateFolder(directory: string): Promise<void> {
  await mkdir(updatePlaces(directory).folder, { recursive: true });
}

/** Removes the journal first: what remains after that is rubbish that means nothing. True when there was anything. */
export async function discardUpdate(directory: string): Promise<boolean> {
  const { folder, journal } = updatePlaces(directory);
  try {
    await lstat(folder);
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return false;
    throw error;
  }
  await rm(journal, { force: true });
  await syncFolder(folder);
  await rm(folder, { recursive: true, force: true });
  return true;
}

export const EMPTY_TREE: Tree = create(TreeSchema);

function treeOf(text: unknown): Tree {
  if (typeof text !== 'string') throw new Error('without its trees');
  return decodeTree(Buffer.from(text, 'utf8'));
}
