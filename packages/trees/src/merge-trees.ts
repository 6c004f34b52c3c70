import { create } from '@bufbuild/protobuf';
import { TreeEntrySchema, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import { comparePaths, sortEntries } from './canonical-tree';
import { concurrently } from './concurrently';
import type { Digest } from './digest';
import { mergeEntry, type ConflictKind, type Side } from './merge-entry';
import type { MergeLabels } from './merge-text';
import { foldPath } from './path-rules';
import { foldersOf } from './path-set';
import { getTree, putEntries } from './tree';
import { findTreeViolations } from './tree-rules';

export interface MergeInput {
  /** What both sides began with. */
  readonly base: Digest;
  /** Kept where the two cannot be joined. */
  readonly ours: Digest;
  readonly theirs: Digest;
}

export interface MergeConflict {
  /** In the merged tree. */
  readonly path: string;
  readonly kind: ConflictKind;
}

export interface MergeResult {
  readonly tree: Digest;
  /** Sorted by path; empty when the merge is clean. */
  readonly conflicts: readonly MergeConflict[];
}

const PARALLEL = 16;

interface Placed {
  readonly entry: TreeEntry;
  readonly side: Side;
}

/**
 * Merges file by file, three ways. Always gives a tree; what could not be joined is in `conflicts`, marked in the
 * file where it has lines. CONFLICT only if both sides together break the limits of a tree.
 */
export async function mergeTrees(
  blobs: BlobStore,
  { base, ours, theirs }: MergeInput,
  labels: MergeLabels,
): Promise<MergeResult> {
  if (ours === theirs || base === theirs) return { tree: ours, conflicts: [] };
  if (base === ours) return { tree: theirs, conflicts: [] };
  const [old, mine, other] = await Promise.all([base, ours, theirs].map(async (digest) => entriesOf(blobs, digest)));
  const paths = [...new Set([...(old?.keys() ?? []), ...(mine?.keys() ?? []), ...(other?.keys() ?? [])])];
  const merged = await concurrently(paths, PARALLEL, async (path) => ({
    path,
    ...(await mergeEntry(blobs, { base: old?.get(path), ours: mine?.get(path), theirs: other?.get(path) }, labels)),
  }));
  const conflicts: MergeConflict[] = merged.flatMap(({ path, conflicts: kinds }) =>
    kinds.map((kind) => ({ path, kind })),
  );
  const placed = merged.flatMap(({ entry, side }) => (entry === undefined ? [] : [{ entry, side }]));
  const { entries, renamed } = separate(placed, labels);
  const violations = findTreeViolations(entries.map(({ path, size }) => ({ path, size: Number(size) })));
  if (violations.length > 0) {
    throw new QuantumLayerError(ErrorCode.CONFLICT, 'The two versions of the project cannot stand in one folder.', {
      violations,
    });
  }
  const all = [...conflicts, ...renamed].sort((left, right) => comparePaths(left.path, right.path));
  return { tree: await putEntries(blobs, entries), conflicts: all };
}

async function entriesOf(blobs: BlobStore, digest: Digest): Promise<Map<string, TreeEntry>> {
  return new Map((await getTree(blobs, digest)).entries.map((entry) => [entry.path, entry]));
}

/** Renames, as git does, a file whose name the other side made a folder, or wrote in another case. */
function separate(
  placed: readonly Placed[],
  labels: MergeLabels,
): { readonly entries: TreeEntry[]; readonly renamed: MergeConflict[] } {
  const folders = new Set(placed.flatMap(({ entry }) => foldersOf(entry.path)).map(foldPath));
  const taken = new Map<string, string>();
  const entries: TreeEntry[] = [];
  const renamed: MergeConflict[] = [];
  const oursFirst = sortEntries(placed.map((item) => ({ ...item, path: item.entry.path }))).sort(
    (left, right) => Number(left.side === 'theirs') - Number(right.side === 'theirs'),
  );
  for (const { entry, side } of oursFirst) {
    const folded = foldPath(entry.path);
    const kind: ConflictKind | undefined = folders.has(folded) ? 'file_folder' : taken.has(folded) ? 'case' : undefined;
    const path = kind === undefined ? entry.path : `${entry.path}~${fileNameOf(labels[side])}`;
    if (kind !== undefined) renamed.push({ path, kind });
    taken.set(foldPath(path), path);
    entries.push(create(TreeEntrySchema, { ...entry, path }));
  }
  return { entries, renamed };
}

/** A label may be prose; a file's name keeps what is safe everywhere. */
function fileNameOf(label: string): string {
  return (
    label
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'other'
  );
}
