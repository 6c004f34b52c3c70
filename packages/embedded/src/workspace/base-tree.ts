import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { PatchSchema } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { applyPatch, createPatch, putEntries, STATE_FOLDER, type BlobStore, type TreeFile } from '@quantumlayer/trees';

/** The last generated tree with its bytes, as one compressed patch on the empty tree: the base of later merges. */
const NAME = 'base.patch.gz';

export async function baseTreeFile(blobs: BlobStore, tree: string): Promise<TreeFile> {
  const patch = await createPatch(blobs, await emptyTree(blobs), tree);
  return { path: NAME, content: await promisify(gzip)(toBinary(PatchSchema, create(PatchSchema, patch))) };
}

/**
 * Puts the base tree of a project back into the store.
 * @throws INVALID_INPUT when it is missing, damaged or another tree
 */
export async function restoreBaseTree(blobs: BlobStore, directory: string, expected: string): Promise<void> {
  const path = join(directory, STATE_FOLDER, NAME);
  try {
    const patch = fromBinary(PatchSchema, await promisify(gunzip)(await readFile(path)));
    const found = await applyPatch(blobs, await emptyTree(blobs), patch);
    if (found !== expected) throw new Error(`it is ${found}, not ${expected}`);
  } catch (cause) {
    const message = `${path} is damaged. Restore it from version control, or delete ${STATE_FOLDER} and use --force.`;
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { cause });
  }
}

export async function emptyTree(blobs: BlobStore): Promise<string> {
  return putEntries(blobs, []);
}
