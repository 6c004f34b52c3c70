import { create } from '@bufbuild/protobuf';
import { TreeEntrySchema, TreeSchema, type Tree, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import { comparePaths, decodeTree, encodeTree, sortEntries } from './canonical-tree';
import { concurrently } from './concurrently';
import type { Digest } from './digest';
import { findTreeViolations, refuse } from './tree-rules';

/** A file on its way into or out of a tree. */
export interface TreeFile {
  /** Relative, "/"-separated, NFC. */
  readonly path: string;
  /** Text is stored as UTF-8. */
  readonly content: Uint8Array | string;
  readonly executable?: boolean;
}

const PARALLEL = 16;

/** Stores the files and their tree. The digest depends on paths, bytes and executable bits only. INVALID_INPUT names every rule they break. */
export async function putTree(blobs: BlobStore, files: Iterable<TreeFile>): Promise<Digest> {
  const list = Array.from(files, ({ path, content, executable }) => ({
    path,
    bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
    executable: executable ?? false,
  }));
  refuse('Illegal tree', findTreeViolations(list.map(({ path, bytes }) => ({ path, size: bytes.length }))));
  const entries = await concurrently(list, PARALLEL, async ({ path, bytes, executable }) =>
    create(TreeEntrySchema, { path, executable, size: BigInt(bytes.length), digest: await blobs.put(bytes) }),
  );
  return putEntries(blobs, entries);
}

/** Stores a tree whose files are in the store already. */
export async function putEntries(blobs: BlobStore, entries: readonly TreeEntry[]): Promise<Digest> {
  refuse('Illegal tree', findTreeViolations(entries.map(({ path, size }) => ({ path, size: Number(size) }))));
  return blobs.put(encodeTree(create(TreeSchema, { entries: sortEntries(entries) })));
}

/** NOT_FOUND when there is no such blob, INVALID_INPUT when it is not a tree. */
export async function getTree(blobs: BlobStore, digest: Digest): Promise<Tree> {
  return decodeTree(await blobs.get(digest));
}

/** The entry of a path, found by bisection; undefined when the tree has no such file. */
export function findEntry(tree: Tree, path: string): TreeEntry | undefined {
  let low = 0;
  let high = tree.entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = tree.entries[middle];
    if (entry === undefined) return undefined;
    const order = comparePaths(entry.path, path);
    if (order === 0) return entry;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** One file's bytes; NOT_FOUND when the tree has no such file. */
export async function readTreeFile(blobs: BlobStore, tree: Tree, path: string): Promise<Uint8Array> {
  const entry = findEntry(tree, path);
  if (entry === undefined)
    throw new QuantumLayerError(ErrorCode.NOT_FOUND, `The tree has no file ${JSON.stringify(path)}.`);
  return blobs.get(entry.digest);
}

/** All files of a tree with their bytes, sorted by path. */
export async function readTree(blobs: BlobStore, digest: Digest): Promise<TreeFile[]> {
  const { entries } = await getTree(blobs, digest);
  return concurrently(entries, PARALLEL, async ({ path, digest: content, executable }) => ({
    path,
    executable,
    content: await blobs.get(content),
  }));
}
