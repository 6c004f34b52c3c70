import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { MigrationFileSchema, ReleaseSchema, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { getTree, readTreeFile, STATE_FOLDER, type BlobStore } from '@quantumlayer/trees';
import { readStateText } from './project-state';

export interface ReleaseSource {
  readonly directory: string;
  /** The last generated tree. */
  readonly generated: string;
  /** The folder as it is now. */
  readonly folder: string;
}

/**
 * What an earlier run made of a project, whether or not anybody has run it since: from then on a database of it may exist.
 * @throws INVALID_INPUT when its IR is missing or damaged
 */
export async function readRelease(blobs: BlobStore, { directory, generated, folder }: ReleaseSource): Promise<Release> {
  const made = await migrationsOf(blobs, generated);
  const present = await migrationsOf(blobs, folder);
  const own = [...present].filter(([path, content]) => made.get(path) !== content);
  return create(ReleaseSchema, {
    application: await readApplication(directory),
    migrations: [...made].map(toFile),
    own: own.map(toFile),
  });
}

const toFile = ([path, content]: readonly [string, string]) => create(MigrationFileSchema, { path, content });

async function readApplication(directory: string): Promise<Application> {
  const path = join(directory, STATE_FOLDER, 'ir.json');
  try {
    return parseApplication((await readStateText(directory, 'ir.json')) ?? '');
  } catch (cause) {
    const message = `${path} cannot be read, and without it nobody knows what the project's databases hold. Restore it from version control, or delete ${STATE_FOLDER} and use --force.`;
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { cause });
  }
}

/** Text by path. */
async function migrationsOf(blobs: BlobStore, digest: string): Promise<Map<string, string>> {
  // The stacks' part of the code is needed only when a project is generated again.
  const { isMigrationPath } = await import('@quantumlayer/blueprint-kit');
  const tree = await getTree(blobs, digest);
  const found = new Map<string, string>();
  for (const { path } of tree.entries)
    if (isMigrationPath(path)) found.set(path, Buffer.from(await readTreeFile(blobs, tree, path)).toString('utf8'));
  return found;
}
