import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  abortReason,
  describeViolations,
  ErrorCode,
  QuantumLayerError,
  toQuantumLayerError,
  type Violation,
} from '@quantumlayer/errors';
import { DEFAULT_IGNORED, IgnoreRules } from './ignore-rules';
import { readRegularFile } from './inspect-path';
import { TREE_LIMITS } from './limits';
import { findPathViolation } from './path-rules';
import { foldersOf, PathSet } from './path-set';
import type { TreeFile } from './tree';
import { findSizeViolation } from './tree-rules';

export interface ReadDirectoryOptions {
  /** Patterns as in .gitignore; {@link DEFAULT_IGNORED} unless told otherwise. */
  readonly ignore?: readonly string[];
  /** Obey .gitignore files, also those in sub-folders. True unless told otherwise. */
  readonly gitignore?: boolean;
  /** Paths that are read even where a rule leaves them out: those of the tree that was written here before. */
  readonly tracked?: Iterable<string>;
  /** "report" (the default) leaves out what cannot be part of a tree and says so; "refuse" throws INVALID_INPUT. */
  readonly illegal?: 'report' | 'refuse';
  readonly signal?: AbortSignal;
}

export interface DirectoryContent {
  readonly files: readonly TreeFile[];
  /** Links, devices, pipes, sockets, files too large, names that are not portable. */
  readonly skipped: readonly Violation[];
}

/** A folder as files for a tree. Links are neither followed nor read. Limits on the whole always throw INVALID_INPUT. */
export async function readDirectory(directory: string, options: ReadDirectoryOptions = {}): Promise<DirectoryContent> {
  try {
    const walk = new DirectoryWalk(await realpath(directory), options);
    await walk.folder('', IgnoreRules.of(options.ignore ?? DEFAULT_IGNORED));
    return { files: walk.files, skipped: walk.skipped };
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

class DirectoryWalk {
  readonly files: TreeFile[] = [];
  readonly skipped: Violation[] = [];
  readonly #root: string;
  readonly #options: ReadDirectoryOptions;
  readonly #tracked: ReadonlySet<string>;
  readonly #trackedFolders: ReadonlySet<string>;
  readonly #paths = new PathSet();
  #bytes = 0;

  constructor(root: string, options: ReadDirectoryOptions) {
    this.#root = root;
    this.#options = options;
    this.#tracked = new Set(options.tracked);
    this.#trackedFolders = new Set([...this.#tracked].flatMap(foldersOf));
  }

  async folder(folder: string, outer: IgnoreRules): Promise<void> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    // Names sort the same on every machine, so that what is reported does too.
    entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    const rules = await this.#rulesOf(folder, entries, outer);
    for (const entry of entries) {
      if (this.#options.signal?.aborted) throw abortReason(this.#options.signal);
      await this.#entry(folder === '' ? entry.name : `${folder}/${entry.name}`, entry, rules);
    }
  }

  async #rulesOf(folder: string, entries: readonly Dirent[], outer: IgnoreRules): Promise<IgnoreRules> {
    if (this.#options.gitignore === false || !entries.some(({ name }) => name === '.gitignore')) return outer;
    const file = await readRegularFile(join(this.#root, folder, '.gitignore'));
    return file === undefined ? outer : outer.with(folder, Buffer.from(file.content).toString('utf8'));
  }

  async #entry(path: string, entry: Dirent, rules: IgnoreRules): Promise<void> {
    const isFolder = entry.isDirectory();
    const tracked = isFolder ? this.#trackedFolders.has(path) : this.#tracked.has(path);
    if (!tracked && rules.ignores(isFolder ? `${path}/` : path)) return;
    if (isFolder) {
      await this.#subfolder(path, tracked, rules);
      return;
    }
    const broken = findPathViolation(path) ?? (entry.isFile() ? this.#paths.add(path) : irregular(path, entry));
    if (broken === undefined) await this.#file(path);
    else this.#skip(broken);
  }

  /** In a folder that rules leave out, only what is tracked counts. */
  async #subfolder(path: string, tracked: boolean, rules: IgnoreRules): Promise<void> {
    if (path.split('/').length >= TREE_LIMITS.depth) {
      this.#skip({ field: path, rule: 'path.depth', message: `is nested deeper than ${TREE_LIMITS.depth} levels` });
      return;
    }
    const hidden = tracked && rules.ignores(`${path}/`);
    await this.folder(path, hidden ? rules.with(path, '*') : rules);
  }

  async #file(path: string): Promise<void> {
    const tooLarge = findSizeViolation(path, (await lstat(join(this.#root, path))).size);
    const file = tooLarge === undefined ? await readRegularFile(join(this.#root, path)) : undefined;
    if (file === undefined) {
      this.#skip(tooLarge ?? { field: path, rule: 'file.irregular', message: 'changed while it was read' });
      return;
    }
    this.#bytes += file.content.length;
    this.files.push({ path, ...file });
    if (this.files.length > TREE_LIMITS.files) throw tooMuch(`more than ${TREE_LIMITS.files} files`, 'tree.files');
    if (this.#bytes > TREE_LIMITS.totalBytes) throw tooMuch(`more than ${TREE_LIMITS.totalBytes} bytes`, 'tree.size');
  }

  #skip(violation: Violation): void {
    if (this.#options.illegal === 'refuse') {
      throw new QuantumLayerError(
        ErrorCode.INVALID_INPUT,
        `The folder cannot be a tree. ${describeViolations([violation])}`,
        {
          violations: [violation],
        },
      );
    }
    this.skipped.push(violation);
  }
}

function irregular(path: string, entry: Dirent): Violation {
  const what = entry.isSymbolicLink()
    ? 'is a symbolic link'
    : entry.isFIFO()
      ? 'is a pipe'
      : entry.isSocket()
        ? 'is a socket'
        : 'is a device';
  return { field: path, rule: entry.isSymbolicLink() ? 'file.link' : 'file.irregular', message: what };
}

function tooMuch(what: string, rule: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, `The folder holds ${what}.`, {
    violations: [{ field: '', rule, message: `The folder holds ${what}` }],
  });
}
