import type { Violation } from '@quantumlayer/errors';
import { foldPath } from './path-rules';

/** Collects the paths of a tree and finds those that cannot stand beside each other on every file system. */
export class PathSet {
  /** Folded name to the name as it was first seen, for files and folders. */
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  /** Adds a legal path; the violation, if it collides with an earlier one. */
  add(path: string): Violation | undefined {
    const folded = foldPath(path);
    const same = this.#files.get(folded);
    if (same === path) return { field: path, rule: 'tree.duplicate', message: 'appears twice' };
    if (same !== undefined)
      return { field: path, rule: 'tree.collision', message: `differs from ${same} only in case or accents' form` };
    if (this.#folders.has(folded))
      return { field: path, rule: 'tree.file_folder', message: 'is a file and also a folder' };
    const broken = this.#addFolders(path);
    if (broken === undefined) this.#files.set(folded, path);
    return broken;
  }

  #addFolders(path: string): Violation | undefined {
    for (const folder of foldersOf(path)) {
      const folded = foldPath(folder);
      if (this.#files.has(folded))
        return { field: folder, rule: 'tree.file_folder', message: 'is a file and also a folder' };
      const same = this.#folders.get(folded);
      if (same !== undefined && same !== folder) {
        return {
          field: path,
          rule: 'tree.collision',
          message: `has a folder that differs from ${same} only in case or accents' form`,
        };
      }
      this.#folders.set(folded, folder);
    }
    return undefined;
  }
}

/** "a/b/c.txt": "a", "a/b". */
export function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash));
  return folders;
}
