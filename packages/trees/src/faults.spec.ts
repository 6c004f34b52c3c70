import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { lockDirectory } from './directory-lock';
import { FolderBlobStore } from './folder-blob-store';
import { materialise } from './materialise';
import { MemoryBlobStore } from './memory-blob-store';
import { readDirectory } from './read-directory';
import type { Fault } from './testing/fault-plan';
import { AFTER, BEFORE, stateOf, type Scenario } from './testing/scenario';
import { getTree, putTree, readTree } from './tree';
import { updateDirectory } from './update-directory';

const blobs = new MemoryBlobStore();
let scratch: string;
let before: string;
let after: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'faults-'));
  [before, after] = [await putTree(blobs, BEFORE), await putTree(blobs, AFTER)];
  const esbuild = require.resolve('esbuild/bin/esbuild');
  const entry = join(__dirname, 'testing/scenario.ts');
  execFileSync(esbuild, [
    entry,
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--log-level=error',
    `--outfile=${join(scratch, 'scenario.cjs')}`,
  ]);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Strikes at the first operation, then at the second and so on, until a run gets through untouched. */
async function sweep(
  scenario: Scenario,
  fault: Fault,
  check: (directory: string, outcome: string) => Promise<void>,
  prepare?: (directory: string) => Promise<void>,
) {
  for (let nth = 1; ; nth += 1) {
    const parent = await mkdtemp(join(scratch, `${scenario}-`));
    const directory = join(parent, 'project');
    await prepare?.(directory);
    const { signal, stdout, stderr } = spawnSync(
      process.execPath,
      [join(scratch, 'scenario.cjs'), scenario, directory, fault, String(nth)],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    await check(directory, signal ?? stdout);
    if (signal === null && stdout === '0') return nth;
  }
}

async function contentOf(directory: string): Promise<{ tree: string; state: string }> {
  const { files } = await readDirectory(directory, { illegal: 'refuse' });
  return { tree: await putTree(blobs, files), state: await readFile(join(directory, '.qlf/state.json'), 'utf8') };
}

const BOTH = () => [
  { tree: before, state: JSON.stringify({ name: 'before' }) },
  { tree: after, state: JSON.stringify({ name: 'after' }) },
];

async function withUserFiles(directory: string): Promise<void> {
  await materialise(blobs, before, directory, { state: stateOf('before') });
  for (const path of ['node_modules/x', 'data/app.db', 'deleted/__pycache__/x']) {
    await mkdir(join(directory, path), { recursive: true });
    await writeFile(join(directory, path, 'mine'), 'mine');
  }
}

async function expectUserFiles(directory: string): Promise<void> {
  for (const path of ['node_modules/x', 'data/app.db', 'deleted/__pycache__/x']) {
    expect(await readFile(join(directory, path, 'mine'), 'utf8')).toBe('mine');
  }
}

describe('killed at any operation', () => {
  test('a new folder is absent or whole, and the same again makes it whole without a trace', async () => {
    const operations = await sweep('materialise', 'kill', async (directory) => {
      if (!(await readdir(join(directory, '..'))).includes('project')) {
        await materialise(blobs, after, directory, { state: stateOf('after') });
      }
      expect(await readdir(join(directory, '..'))).toEqual(['project']);
      expect(await contentOf(directory)).toEqual(BOTH()[1]);
    });
    expect(operations).toBeGreaterThan(15);
  }, 60_000);

  test('an update is old or new after the next lock, never between, and can be repeated', async () => {
    const seen = new Set<string>();
    const operations = await sweep(
      'update',
      'kill',
      async (directory) => {
        const lock = await lockDirectory(directory);
        seen.add(lock.recovery.outcome);
        expect(lock.recovery.kept).toEqual([]);
        const found = await contentOf(directory);
        expect(BOTH()).toContainEqual(found);
        await updateDirectory(blobs, lock, await getTree(blobs, found.tree), await getTree(blobs, after), {
          state: stateOf('after'),
        });
        await lock.release();
        expect(await contentOf(directory)).toEqual(BOTH()[1]);
        expect((await readdir(join(directory, '.qlf'))).sort()).toEqual(['locks', 'state.json']);
        await expectUserFiles(directory);
      },
      withUserFiles,
    );
    expect(operations).toBeGreaterThan(25);
    expect([...seen].sort()).toEqual(['discarded', 'finished', 'nothing']);
  }, 60_000);

  test('what is edited or planted between the kill and the recovery is kept and named, and links are not followed', async () => {
    const kept = new Set<string>();
    await sweep(
      'update',
      'kill',
      async (directory) => {
        const outside = await mkdtemp(join(scratch, 'outside-'));
        await writeFile(join(directory, 'changed'), 'edited by hand');
        await symlink(outside, join(directory, 'new')).catch(() => undefined);
        const lock = await lockDirectory(directory);
        for (const path of lock.recovery.kept) kept.add(path);
        await lock.release();
        expect(await readFile(join(directory, 'changed'), 'utf8')).toBe('edited by hand');
        expect(await readdir(outside)).toEqual([]);
      },
      withUserFiles,
    );
    expect([...kept].sort()).toEqual(['changed', 'new/deep/file']);
  }, 60_000);

  test('a blob store has each blob whole or not at all', async () => {
    await sweep('put', 'kill', async (directory) => {
      const store = new FolderBlobStore(directory);
      for (const { content } of AFTER) {
        const digest = await blobs.put(Buffer.from(content));
        if (await store.has(digest)) expect(Buffer.from(await store.get(digest)).toString()).toBe(content);
      }
      expect(await putTree(store, AFTER)).toBe(after);
      expect((await readTree(store, after)).length).toBe(AFTER.length);
    });
  }, 60_000);
});

describe('with a disk that becomes full at any operation', () => {
  const FULL = String(ErrorCode.RESOURCE_EXHAUSTED);

  test('a new folder is not made and nothing is left', async () => {
    await sweep('materialise', 'full', async (directory, outcome) => {
      expect(['0', FULL]).toContain(outcome);
      expect(await readdir(join(directory, '..'))).toEqual(outcome === '0' ? ['project'] : []);
    });
  }, 60_000);

  test('an update fails with a typed error and is old or new after the next lock', async () => {
    const outcomes = new Set<string>();
    await sweep(
      'update',
      'full',
      async (directory, outcome) => {
        outcomes.add(outcome);
        const lock = await lockDirectory(directory);
        const found = await contentOf(directory);
        expect(BOTH()).toContainEqual(found);
        if (outcome === '0') expect(found).toEqual(BOTH()[1]);
        await lock.release();
        await expectUserFiles(directory);
      },
      withUserFiles,
    );
    expect([...outcomes].sort()).toEqual(['0', FULL].sort());
  }, 60_000);

  test('a blob store stays sound', async () => {
    await sweep('put', 'full', async (directory, outcome) => {
      expect(['0', FULL]).toContain(outcome);
      expect(await putTree(new FolderBlobStore(directory), AFTER)).toBe(after);
      expect(await readdir(join(directory, 'tmp'))).toEqual([]);
    });
  }, 60_000);
});
