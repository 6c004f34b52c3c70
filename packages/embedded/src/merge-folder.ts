import { getTree, mergeTrees, putEntries, readTreeFile, type BlobStore } from '@quantumlayer/trees';
import type { Merged, MergeRequest } from '@quantumlayer/workflow-worker';

/** What stands behind the conflict marks. As in git, "ours" is what the user has: it stays where nothing can be joined. */
const LABELS = { ours: 'your edits', theirs: 'new version' };

/** Brings the user's folder and a new generated tree together. */
export async function mergeFolder(blobs: BlobStore, { base, ours, theirs, suspects }: MergeRequest): Promise<Merged> {
  if (base === undefined) return adopt(blobs, ours, theirs);
  const { tree, conflicts } = await mergeTrees(blobs, { base, ours: theirs, theirs: ours }, LABELS);
  const merged = new Set([...conflicts.map(({ path }) => path), ...(await stillMarked(blobs, tree, suspects))]);
  return { tree, conflicts: [...merged].sort(), setAside: [] };
}

/** In a folder with no common past, a user's file that differs from the generated one makes way under a new name. */
async function adopt(blobs: BlobStore, ours: string, theirs: string): Promise<Merged> {
  const generated = await getTree(blobs, ours);
  const taken = new Map(generated.entries.map((entry) => [entry.path, entry]));
  const entries = [...generated.entries];
  const setAside: string[] = [];
  for (const entry of (await getTree(blobs, theirs)).entries) {
    if (taken.get(entry.path)?.digest === entry.digest) continue;
    let path = entry.path;
    while (taken.has(path)) path = `${path}.before-qlf`;
    if (path !== entry.path) setAside.push(path);
    taken.set(path, entry);
    entries.push({ ...entry, path });
  }
  return { tree: await putEntries(blobs, entries), conflicts: [], setAside };
}

/** Of the paths that an earlier merge marked, those whose marks nobody has resolved. */
async function stillMarked(blobs: BlobStore, digest: string, suspects: readonly string[]): Promise<string[]> {
  const tree = await getTree(blobs, digest);
  const marked: string[] = [];
  for (const path of suspects) {
    if (!tree.entries.some((entry) => entry.path === path)) continue;
    const text = Buffer.from(await readTreeFile(blobs, tree, path)).toString('utf8');
    if (/^<{7} /m.test(text) && /^>{7} /m.test(text)) marked.push(path);
  }
  return marked;
}
