/** A package of somebody else's that a project is built with, as exactly as its lock file says. */
export interface LockedPackage {
  /** As package URLs name the ecosystem: npm, pypi, golang. */
  readonly type: string;
  /** What stands before the name: a scope, a host and its path. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string;
  /** Needed to build or test, not to run. */
  readonly development: boolean;
  /** An SPDX expression, where the lock file tells it. */
  readonly licence: string | undefined;
  /** Of the package's file, where it is one and the same for everybody. */
  readonly hashes: readonly { readonly algorithm: 'SHA-256' | 'SHA-512'; readonly hex: string }[];
  /** Digests of a kind that only its ecosystem knows. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Reads one kind of lock file. */
export interface LockReader {
  /** The file's name, in whatever folder. */
  readonly file: string;
  /** Files beside it that name dependencies and need this lock. */
  readonly manifest: string;
  /** Throws when the text is no such lock. `sibling` gives another file of the same folder. */
  read(text: string, sibling: (name: string) => string | undefined): LockedPackage[];
}
