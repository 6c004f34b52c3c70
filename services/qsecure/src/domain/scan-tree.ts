import type { BlobStore } from '@quantumlayer/trees';
import { getTree } from '@quantumlayer/trees';
import type { RuleBook } from './rules';
import { scanText, type Finding } from './scan-text';

export interface TreeScan {
  readonly findings: readonly (Finding & { readonly path: string })[];
  readonly files: number;
  /** Binary, or larger than what a source file is. */
  readonly unread: readonly string[];
}

const LARGEST = 2 * 1024 * 1024;
/** Bytes in which a binary file shows that it is one. */
const SAMPLE = 8000;

/** Reads a tree's files one after the other. Stops when the signal aborts. NOT_FOUND when the tree or a file of it is not in the store. */
export async function scanTree(
  blobs: BlobStore,
  digest: string,
  rules: RuleBook,
  signal: AbortSignal,
): Promise<TreeScan> {
  const { entries } = await getTree(blobs, digest);
  const findings: (Finding & { path: string })[] = [];
  const unread: string[] = [];
  for (const entry of entries) {
    signal.throwIfAborted();
    const { path } = entry;
    const bytes = entry.size > LARGEST ? undefined : await blobs.get(entry.digest);
    if (bytes === undefined || bytes.subarray(0, SAMPLE).includes(0)) unread.push(path);
    else
      findings.push(...scanText(path, Buffer.from(bytes).toString('utf8'), rules).map((found) => ({ ...found, path })));
  }
  return { findings, files: entries.length, unread };
}
