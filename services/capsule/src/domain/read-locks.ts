import { posix } from 'node:path';
import { goMod } from './locks/go-mod';
import type { LockedPackage, LockReader } from './locks/locked-package';
import { npmLock } from './locks/npm-lock';
import { requirements } from './locks/requirements';
import { uvLock } from './locks/uv-lock';

export interface ReadLocks {
  /** Each once, by its package URL's parts. */
  readonly packages: readonly LockedPackage[];
  /** Files that name dependencies and say nothing exact about them. */
  readonly unlocked: readonly string[];
}

/** One line for each kind of lock file. */
const READERS: readonly LockReader[] = [npmLock, uvLock, goMod, requirements];

/** The packages that the lock files among a project's files name. `files` holds texts by path. */
export function readLocks(files: ReadonlyMap<string, string>): ReadLocks {
  const found = new Map<string, LockedPackage>();
  const unlocked: string[] = [];
  for (const reader of READERS)
    for (const [path, text] of files) {
      const name = posix.basename(path);
      const sibling = (other: string): string | undefined => files.get(posix.join(posix.dirname(path), other));
      if (name === reader.file) {
        const packages = attempt(() => reader.read(text, sibling));
        if (packages === undefined) unlocked.push(path);
        for (const one of packages ?? []) add(found, one);
      } else if (name === reader.manifest && sibling(reader.file) === undefined) unlocked.push(path);
    }
  const packages = [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
  return { packages, unlocked: unlocked.sort() };
}

/** The files that have to be read for that. */
export function isLockFile(path: string): boolean {
  const name = posix.basename(path);
  return name === 'go.sum' || READERS.some(({ file, manifest }) => name === file || name === manifest);
}

/** What is needed to run somewhere is not for development only. */
function add(found: Map<string, LockedPackage>, one: LockedPackage): void {
  const key = [one.type, one.namespace ?? '', one.name, one.version].join(' ');
  const before = found.get(key);
  found.set(key, before === undefined ? one : { ...before, development: before.development && one.development });
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // A lock that cannot be read tells nothing exact, and is reported as such.
    return undefined;
  }
}
