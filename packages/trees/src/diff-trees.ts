import type { Tree, TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { comparePaths } from './canonical-tree';

/** One file that two trees do not have in common. */
export type TreeChange =
  | { readonly kind: 'added'; readonly path: string; readonly after: TreeEntry }
  | { readonly kind: 'deleted'; readonly path: string; readonly before: TreeEntry }
  | { readonly kind: 'modified'; readonly path: string; readonly before: TreeEntry; readonly after: TreeEntry };

/** What leads from one tree to the other, sorted by path. Bytes are not looked at: digests say it all. */
export function diffTrees(before: Tree, after: Tree): TreeChange[] {
  const earlier = new Map(before.entries.map((entry) => [entry.path, entry]));
  const later = new Map(after.entries.map((entry) => [entry.path, entry]));
  const changes: TreeChange[] = [];
  for (const [path, entry] of earlier) {
    const match = later.get(path);
    if (match === undefined) changes.push({ kind: 'deleted', path, before: entry });
    else if (!sameFile(entry, match)) changes.push({ kind: 'modified', path, before: entry, after: match });
  }
  for (const [path, entry] of later) if (!earlier.has(path)) changes.push({ kind: 'added', path, after: entry });
  return changes.sort((left, right) => comparePaths(left.path, right.path));
}

/** The same bytes and the same mode. */
export function sameFile(left: TreeEntry, right: TreeEntry): boolean {
  return left.digest === right.digest && left.executable === right.executable;
}
