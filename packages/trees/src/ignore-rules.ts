import ignore, { type Ignore } from 'ignore';

/** Never source code: what tools of the supported languages put beside it, and what holds data or secrets. In .gitignore's notation. */
export const DEFAULT_IGNORED: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  '/.qlf',
  'node_modules/',
  '.venv/',
  'venv/',
  '__pycache__/',
  '*.pyc',
  '.mypy_cache/',
  '.ruff_cache/',
  '.pytest_cache/',
  '.tox/',
  '.idea/',
  '.vscode/',
  '.DS_Store',
  '/data/',
  '.env',
];

interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What to leave out below a folder: one list for the whole, and a .gitignore's lines for the folder that holds it. */
export class IgnoreRules {
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  static of(patterns: readonly string[]): IgnoreRules {
    return new IgnoreRules([{ folder: '', rules: ignore().add([...patterns]) }]);
  }

  /** These rules and those of a .gitignore in `folder` ("" for the root), which win over those of folders above. */
  with(folder: string, gitignore: string): IgnoreRules {
    return new IgnoreRules([...this.#levels, { folder, rules: ignore().add(gitignore) }]);
  }

  /** @param path of a folder with a "/" at its end */
  ignores(path: string): boolean {
    const [fixed, ...files] = this.#levels;
    if (fixed?.rules.ignores(path) === true) return true;
    let ignored = false;
    for (const { folder, rules } of files) {
      const inside = folder === '' ? path : path.slice(folder.length + 1);
      const result = rules.test(inside);
      if (result.ignored) ignored = true;
      else if (result.unignored) ignored = false;
    }
    return ignored;
  }
}
