import { create } from '@bufbuild/protobuf';
import { TreeEntrySchema, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import type { BlobStore } from './blob-store';
import { sameFile } from './diff-trees';
import { isBinary, mergeText, type MergeLabels } from './merge-text';
import { TREE_LIMITS } from './limits';

/**
 * content: both changed the same lines; marked. binary: both changed a file without lines; ours is kept.
 * both_added: added on both sides with different bytes; marked. deleted_by_us, deleted_by_them: changed on the other side;
 * the changed file is kept. mode: both added it, executable on one side only; ours is kept.
 * file_folder, case: two files that cannot stand together; one was renamed.
 */
export type ConflictKind =
  | 'content'
  | 'binary'
  | 'both_added'
  | 'deleted_by_us'
  | 'deleted_by_them'
  | 'mode'
  | 'file_folder'
  | 'case';

export type Side = 'ours' | 'theirs';

export interface MergedEntry {
  readonly entry: TreeEntry | undefined;
  readonly conflicts: readonly ConflictKind[];
  /** The side that a kept file came from; decides its name should it have to be renamed. */
  readonly side: Side;
}

/** The three versions of one path; undefined where the tree does not have it. */
export interface Versions {
  readonly base: TreeEntry | undefined;
  readonly ours: TreeEntry | undefined;
  readonly theirs: TreeEntry | undefined;
}

export async function mergeEntry(
  blobs: BlobStore,
  { base, ours, theirs }: Versions,
  labels: MergeLabels,
): Promise<MergedEntry> {
  if (same(ours, theirs) || same(base, theirs)) return { entry: ours, conflicts: [], side: 'ours' };
  if (same(base, ours)) return { entry: theirs, conflicts: [], side: 'theirs' };
  if (ours === undefined) return { entry: theirs, conflicts: ['deleted_by_us'], side: 'theirs' };
  if (theirs === undefined) return { entry: ours, conflicts: ['deleted_by_them'], side: 'ours' };
  const bytes = await mergeBytes(blobs, base, ours, theirs, labels);
  const executable = base?.executable === ours.executable ? theirs.executable : ours.executable;
  const modeConflict: ConflictKind[] = base === undefined && ours.executable !== theirs.executable ? ['mode'] : [];
  return {
    entry: create(TreeEntrySchema, {
      ...bytes.entry,
      executable: modeConflict.length > 0 ? ours.executable : executable,
    }),
    conflicts: [...bytes.conflicts, ...modeConflict],
    side: 'ours',
  };
}

function same(left: TreeEntry | undefined, right: TreeEntry | undefined): boolean {
  return left === undefined || right === undefined ? left === right : sameFile(left, right);
}

interface MergedBytes {
  readonly entry: Pick<TreeEntry, 'path' | 'digest' | 'size'>;
  readonly conflicts: readonly ConflictKind[];
}

async function mergeBytes(
  blobs: BlobStore,
  base: TreeEntry | undefined,
  ours: TreeEntry,
  theirs: TreeEntry,
  labels: MergeLabels,
): Promise<MergedBytes> {
  if (ours.digest === theirs.digest || base?.digest === theirs.digest) return { entry: pick(ours), conflicts: [] };
  if (base?.digest === ours.digest) return { entry: pick(theirs), conflicts: [] };
  const old = base === undefined ? new Uint8Array() : await blobs.get(base.digest);
  const [mine, other] = await Promise.all([blobs.get(ours.digest), blobs.get(theirs.digest)]);
  if ([old, mine, other].some(isBinary)) return { entry: pick(ours), conflicts: ['binary'] };
  const { content, conflict } = mergeText(old, mine, other, labels);
  // With both sides in it, a marked file may grow beyond what a tree can hold.
  if (content.length > TREE_LIMITS.fileBytes) return { entry: pick(ours), conflicts: ['binary'] };
  const entry = { path: ours.path, digest: await blobs.put(content), size: BigInt(content.length) };
  return { entry, conflicts: conflict ? [base === undefined ? 'both_added' : 'content'] : [] };
}

function pick({ path, digest, size }: TreeEntry): MergedBytes['entry'] {
  return { path, digest, size };
}
