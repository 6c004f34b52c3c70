import type { CheckOutput, FindingInit } from '@quantumlayer/blueprint-kit';

/** Paths as tools print them, relative to the tree. */
const inTree = (path: string) => path.replace(/^.*?\/(?=(src|tests)\/)/, '').replace(/^\.\//, '');

/** `ruff check --output-format json` */
export function parseRuff({ stdout }: CheckOutput): FindingInit[] {
  return jsonArray(stdout).map((found) => {
    const place = record(found['location']);
    return {
      rule: `ruff:${text(found['code'] ?? 'syntax')}`,
      message: text(found['message']),
      path: inTree(text(found['filename'])),
      line: count(place['row']),
      column: count(place['column']),
    };
  });
}

/** `ruff format --check`: one line a file. */
export function parseRuffFormat({ stdout }: CheckOutput): FindingInit[] {
  const files = [...stdout.matchAll(/^Would reformat: (.+)$/gm)].map((match) => match[1] ?? '');
  return files.map((path) => ({ rule: 'ruff:format', message: 'is not formatted', path: inTree(path) }));
}

/** `mypy --output json`: one object a line; notes explain the errors before them. */
export function parseMypy({ stdout }: CheckOutput): FindingInit[] {
  return jsonLines(stdout)
    .filter((found) => found['severity'] === 'error')
    .map((found) => ({
      rule: `mypy:${text(found['code'] ?? 'error')}`,
      message: text(found['message']),
      path: inTree(text(found['file'])),
      line: count(found['line']),
      column: count(found['column']) + 1,
    }));
}

/** What `checkImports` prints. */
export function parseImports({ stdout }: CheckOutput): FindingInit[] {
  return jsonLines(stdout).map((found) => ({
    rule: 'imports:unlocked',
    message: `no locked package provides ${text(found['name'])}`,
    path: text(found['path']),
    line: count(found['line']),
    column: count(found['column']),
  }));
}

/** `uv lock --check` */
export function parseLock({ exitCode, stderr }: CheckOutput): FindingInit[] {
  if (exitCode === 0) return [];
  return [
    { rule: 'uv:lock', message: 'uv.lock does not fit pyproject.toml', path: 'uv.lock', evidence: stderr.slice(-2000) },
  ];
}

type Found = Readonly<Record<string, unknown>>;

const record = (value: unknown): Found => (typeof value === 'object' && value !== null ? (value as Found) : {});
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const count = (value: unknown) => (typeof value === 'number' && value > 0 ? value : 0);

function jsonArray(output: string): Found[] {
  const value = parsed(output);
  return Array.isArray(value) ? value.map(record) : [];
}

function jsonLines(output: string): Found[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => record(parsed(line)));
}

/** Undefined for what is no JSON: the exit code then speaks for itself. */
function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
