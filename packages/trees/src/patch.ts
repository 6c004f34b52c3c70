import { create } from '@bufbuild/protobuf';
import {
  FileChangeSchema,
  PatchSchema,
  TreeEntrySchema,
  type FileChange,
  type Patch,
  type TreeEntry,
} from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError, validateMessage, type Violation } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import type { Digest } from './digest';
import { diffTrees, type TreeChange } from './diff-trees';
import { findPathViolation } from './path-rules';
import { getTree, putEntries } from './tree';
import { findSizeViolation, refuse } from './tree-rules';

/**
 * Applies a patch that was made for this very tree, all of it or nothing.
 * @returns the new tree's digest
 * @throws CONFLICT (rule "patch.base") when it was made for another tree; INVALID_INPUT with the rules it breaks:
 * "path.*", "tree.*", "patch.duplicate", "patch.missing_file", "patch.no_change"
 */
export async function applyPatch(blobs: BlobStore, base: Digest, patch: Patch): Promise<Digest> {
  validateMessage(PatchSchema, patch);
  if (patch.base !== base) throw wrongBase(base, patch.base);
  const entries = new Map((await getTree(blobs, base)).entries.map((entry) => [entry.path, entry]));
  refuse('Illegal patch', findPatchViolations(patch.changes, entries));
  for (const { path, change } of patch.changes) if (change.case === 'delete') entries.delete(path);
  for (const { path, change } of patch.changes) {
    if (change.case !== 'write') continue;
    const { content, executable } = change.value;
    const digest = await blobs.put(content);
    entries.set(path, create(TreeEntrySchema, { path, executable, digest, size: BigInt(content.length) }));
  }
  return putEntries(blobs, [...entries.values()]);
}

/** The patch that makes one stored tree into another. */
export async function createPatch(blobs: BlobStore, from: Digest, to: Digest): Promise<Patch> {
  const differences = diffTrees(await getTree(blobs, from), await getTree(blobs, to));
  const changes = await Promise.all(differences.map((difference) => toFileChange(blobs, difference)));
  return create(PatchSchema, { base: from, changes });
}

async function toFileChange(blobs: BlobStore, difference: TreeChange): Promise<FileChange> {
  const { path } = difference;
  if (difference.kind === 'deleted') return create(FileChangeSchema, { path, change: { case: 'delete', value: true } });
  const { digest, executable } = difference.after;
  return create(FileChangeSchema, {
    path,
    change: { case: 'write', value: { content: await blobs.get(digest), executable } },
  });
}

function findPatchViolations(changes: readonly FileChange[], entries: ReadonlyMap<string, TreeEntry>): Violation[] {
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const { path, change } of changes) {
    const twice = seen.has(path) ? { field: path, rule: 'patch.duplicate', message: 'is changed twice' } : undefined;
    const broken = findPathViolation(path) ?? twice ?? findChangeViolation(path, change, entries);
    seen.add(path);
    if (broken !== undefined) violations.push(broken);
  }
  return violations;
}

function findChangeViolation(
  path: string,
  change: FileChange['change'],
  entries: ReadonlyMap<string, TreeEntry>,
): Violation | undefined {
  if (change.case === 'write') return findSizeViolation(path, change.value.content.length);
  if (change.case !== 'delete' || !change.value)
    return { field: path, rule: 'patch.no_change', message: 'says neither write nor delete' };
  return entries.has(path)
    ? undefined
    : { field: path, rule: 'patch.missing_file', message: 'is deleted but not in the tree' };
}

function wrongBase(expected: Digest, actual: Digest): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.CONFLICT, `The patch was made for the tree ${actual}, not for ${expected}.`, {
    violations: [{ field: 'base', rule: 'patch.base', message: `must be ${expected}` }],
  });
}
