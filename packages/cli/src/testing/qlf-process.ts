import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { parseApplication, serializeApplication } from '@quantumlayer/ir';

/** The launcher, as users have it. */
export const QLF = join(__dirname, '../../../../qlf');

const TODO = join(__dirname, '../../../ir/fixtures/todo.json');

/** Nothing of the caller's settings; HOME is the test's own. */
export const environment = (home: string) => ({ PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: home });

/** Writes an IR with so many entities: many make a run long enough to be hit in every phase. */
export function writeIr(folder: string, name: string, entities: number, description: string): string {
  const application = parseApplication(readFileSync(TODO, 'utf8'));
  application.description = description;
  const [entity, operations] = [application.entities[0], application.operations];
  if (entity === undefined) throw new Error('the fixture has no entity');
  const names = Array.from(
    { length: entities },
    (_, index) => `Thing${String.fromCharCode(65 + (index % 26)).repeat(1 + Math.floor(index / 26))}`,
  );
  const copy: Application = {
    ...application,
    entities: names.map((each) => ({ ...entity, name: each, plural: `${each}Items` })),
    operations: names.flatMap((each) => operations.map((operation) => ({ ...operation, entity: each }))),
  };
  const path = join(folder, name);
  writeFileSync(path, serializeApplication(copy));
  return path;
}

/** Generates `app` in the folder without the gates: fast, and the same everywhere. */
export const generateArgs = (folder: string, ir: string, ...more: string[]): string[] => [
  ...['generate', '--ir', ir, '--lang', 'go', '--no-verify', '-o', join(folder, 'app')],
  ...more,
];

/** Starts `qlf` in a folder that is its home too; `before` is what runs it in place of the shell. */
export function startQlf(
  folder: string,
  args: readonly string[],
  { before = [], ...options }: SpawnOptions & { readonly before?: readonly string[] } = {},
): ChildProcess {
  const [program = QLF, ...rest] = [...before, QLF, ...args];
  return spawn(program, rest, {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
}

/** Digest of a project's files without our own state; undefined where there is no folder. */
export function digestOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const hash = createHash('sha256');
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.qlf/'));
  for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(path, name)));
  return hash.digest('hex');
}
