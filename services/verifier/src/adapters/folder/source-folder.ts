import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTree, type BlobStore } from '@quantumlayer/trees';

/** A tree's files in a scratch folder of ours. */
export interface SourceFolder {
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

/** Writes a tree where sandboxes can read it, whichever user they run as; speed before durability, it lives for seconds. */
export async function writeSourceFolder(blobs: BlobStore, tree: string, scratch: string): Promise<SourceFolder> {
  const entries = await readTree(blobs, tree);
  await mkdir(scratch, { recursive: true });
  const root = await mkdtemp(join(scratch, 'tree-'));
  const path = join(root, 'source');
  await mkdir(path);
  await chmod(root, 0o755);
  const folders = new Set(entries.map((entry) => dirname(join(path, entry.path))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(
    entries.map(({ path: name, content, executable }) =>
      writeFile(join(path, name), content, { mode: executable === true ? 0o755 : 0o644 }),
    ),
  );
  const files = new Map(entries.map(({ path: name, content }) => [name, Buffer.from(content).toString('utf8')]));
  return { path, files, remove: () => rm(root, { recursive: true, force: true }) };
}
