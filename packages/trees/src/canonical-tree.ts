import { create } from '@bufbuild/protobuf';
import { TreeEntrySchema, TreeSchema, type Tree, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { findTreeViolations, refuse } from './tree-rules';

/**
 * A tree as bytes: a heading, then one line for each file, sorted by the bytes of its path. Lines are safe because
 * paths hold no control characters. Text rather than protobuf, whose encoding is not promised to be canonical:
 * https://protobuf.dev/programming-guides/serialization-not-canonical/
 *
 *     quantumlayer-tree 1
 *     100644 sha256:<64 hex> <bytes> <path>
 */
const HEADING = 'quantumlayer-tree 1';
const LINE = /^(100644|100755) (sha256:[0-9a-f]{64}) (0|[1-9][0-9]{0,15}) (.+)$/u;

/** The same bytes for the same files, in whatever order they come. */
export function encodeTree(tree: Tree): Uint8Array {
  const lines = sortEntries(tree.entries).map(
    ({ path, digest, size, executable }) => `${executable ? '100755' : '100644'} ${digest} ${size} ${path}\n`,
  );
  return Buffer.from(`${HEADING}\n${lines.join('')}`, 'utf8');
}

/** Throws INVALID_INPUT when the bytes are no tree in its canonical form. */
export function decodeTree(bytes: Uint8Array): Tree {
  const text = Buffer.from(bytes).toString('utf8');
  const [heading, ...lines] = text.split('\n');
  if (heading !== HEADING || lines.pop() !== '') throw notATree();
  const tree = create(TreeSchema, { entries: lines.map(decodeEntry) });
  if (Buffer.compare(encodeTree(tree), bytes) !== 0) throw notATree();
  refuse('Illegal tree', findTreeViolations(tree.entries.map(({ path, size }) => ({ path, size: Number(size) }))));
  return tree;
}

/** By the bytes of the path in UTF-8, which is not JavaScript's order of strings. */
export function sortEntries<T extends { readonly path: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((left, right) => comparePaths(left.path, right.path));
}

export function comparePaths(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'));
}

function decodeEntry(line: string): TreeEntry {
  const match = LINE.exec(line);
  if (match === null) throw notATree();
  const [, mode, digest, size, path] = match;
  return create(TreeEntrySchema, {
    path: path ?? '',
    digest: digest ?? '',
    size: BigInt(size ?? 0),
    executable: mode === '100755',
  });
}

function notATree(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The blob is not a tree.');
}
