import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import type { Tree } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode } from '@quantumlayer/errors';
import { lockDirectory } from './directory-lock';
import { materialise } from './materialise';
import { MemoryBlobStore } from './memory-blob-store';
import { readDirectory } from './read-directory';
import { getTree, putTree, type TreeFile } from './tree';
import { updateDirectory, type UpdateOptions } from './update-directory';

let parent: string;
let root: string;
const blobs = new MemoryBlobStore();
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'update-'));
  root = join(parent, 'project');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const treeOf = async (files: readonly TreeFile[]): Promise<Tree> => getTree(blobs, await putTree(blobs, files));
const file = (path: string, content = path, executable = false): TreeFile => ({ path, content, executable });

async function update(from: Tree, to: Tree, options?: UpdateOptions): Promise<readonly string[]> {
  const lock = await lockDirectory(root);
  try {
    return await updateDirectory(blobs, lock, from, to, options);
  } finally {
    await lock.release();
  }
}

async function digestOfRoot(): Promise<string> {
  return putTree(blobs, (await readDirectory(root, { illegal: 'refuse' })).files);
}

const files = fc
  .uniqueArray(
    fc.record({
      path: fc.constantFrom('a', 'b', 'c/d', 'c/e/f', 'g'),
      content: fc.constantFrom('1', '2'),
      executable: fc.boolean(),
    }),
    {
      selector: ({ path }) => path,
    },
  )
  .chain((list) =>
    fc.constantFrom(list, [
      ...list.filter(({ path }) => path !== 'a'),
      { path: 'a/x', content: '3', executable: false },
    ]),
  );

describe('materialise', () => {
  test('what it writes reads back to the same digest', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const digest = await putTree(blobs, list);
        await materialise(blobs, digest, root);
        expect(await digestOfRoot()).toBe(digest);
        await rm(root, { recursive: true });
        expect(await readdir(parent)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('makes parents, modes and state files', async () => {
    root = join(parent, 'deep/er/project');
    await materialise(blobs, await putTree(blobs, [file('run', 'x', true)]), root, {
      state: [file('state.json', '{}')],
    });
    expect((await stat(join(root, 'run'))).mode & 0o100).toBe(0o100);
    expect(await readFile(join(root, '.qlf/state.json'), 'utf8')).toBe('{}');
  });

  test('fills an empty folder in place, because somebody may stand in it', async () => {
    await mkdir(root);
    const { ino } = await stat(root);
    await materialise(blobs, await putTree(blobs, [file('a')]), root);
    expect((await stat(root)).ino).toBe(ino);
    expect(await readFile(join(root, 'a'), 'utf8')).toBe('a');
  });

  test.each([
    ['holds a file', () => mkdir(root).then(() => writeFile(join(root, 'mine'), ''))],
    ['is a file', () => writeFile(root, '')],
    ['is a link to nothing', () => symlink('/nowhere', root)],
  ])('refuses a target that %s', async (_, prepare) => {
    await prepare();
    await expect(materialise(blobs, await putTree(blobs, [file('a')]), root)).rejects.toMatchObject({
      code: ErrorCode.CONFLICT,
      violations: [{ rule: 'directory.not_empty' }],
    });
    expect(await readdir(parent)).toEqual(['project']);
  });

  test('of two at the same time one wins, and the folder is whole', async () => {
    const digests = await Promise.all([
      putTree(blobs, [file('a', '1'), file('b', '1')]),
      putTree(blobs, [file('a', '2'), file('b', '2')]),
    ]);
    const results = await Promise.allSettled(digests.map((digest) => materialise(blobs, digest, root)));
    const winners = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [digests[index]] : []));
    expect(winners).toEqual([await digestOfRoot()]);
    expect(await readdir(parent)).toEqual(['project']);
  });

  test('a cancelled one leaves nothing', async () => {
    const digest = await putTree(blobs, [file('a')]);
    await expect(materialise(blobs, digest, root, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: ErrorCode.CANCELLED,
    });
    expect(await readdir(parent)).toEqual([]);
  });
});

describe('updateDirectory', () => {
  test('leads from any tree to any other', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (before, after) => {
        await materialise(blobs, await putTree(blobs, before), root);
        expect(await update(await treeOf(before), await treeOf(after))).toEqual([]);
        expect(await digestOfRoot()).toBe(await putTree(blobs, after));
        expect((await readdir(root)).filter((name) => name !== '.qlf').sort()).toEqual(
          [...new Set(after.map(({ path }) => path.split('/')[0] ?? ''))].sort(),
        );
        await rm(root, { recursive: true });
      }),
      { numRuns: 40 },
    );
  });

  test('touches nothing but the files that differ', async () => {
    const before = await treeOf([file('same'), file('changed', '1'), file('src/gone')]);
    await materialise(blobs, await putTree(blobs, [file('same'), file('changed', '1'), file('src/gone')]), root);
    for (const path of ['.git/HEAD', 'data/app.db', 'src/mine', 'node_modules/x/y']) {
      await mkdir(join(root, dirname(path)), { recursive: true });
      await writeFile(join(root, path), 'mine');
    }
    const kept = ['same', '.git/HEAD', 'data/app.db', 'src/mine', 'node_modules/x/y'];
    const marks = async () =>
      Promise.all(
        kept.map(async (path) => [(await stat(join(root, path))).ino, (await stat(join(root, path))).mtimeMs]),
      );
    const earlier = await marks();
    await update(before, await treeOf([file('same'), file('changed', '2'), file('new/file')]), {
      state: [file('state.json', '2')],
    });
    expect(await marks()).toEqual(earlier);
    expect(await readFile(join(root, 'changed'), 'utf8')).toBe('2');
    expect(await readdir(join(root, 'src'))).toEqual(['mine']);
    expect(await readdir(join(root, '.qlf'))).toEqual(['locks', 'state.json']);
    expect(await readdir(join(root, '.qlf/locks'))).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['an edit since it was read', () => writeFile(join(root, 'changed'), 'edited'), 'directory.changed'],
    ['a mode set since it was read', () => chmod(join(root, 'changed'), 0o755), 'directory.changed'],
    ['an edit of a file to delete', () => writeFile(join(root, 'src/gone'), 'edited'), 'directory.changed'],
    [
      'a file where a new one goes',
      () => mkdir(join(root, 'new')).then(() => writeFile(join(root, 'new/file'), 'mine')),
      'directory.occupied',
    ],
    ['a file where a folder goes', () => writeFile(join(root, 'new'), 'mine'), 'directory.occupied'],
    ['a folder where a file goes', () => mkdir(join(root, 'new/file'), { recursive: true }), 'directory.occupied'],
    ['a link where a folder goes', () => symlink(parent, join(root, 'new')), 'directory.occupied'],
    [
      'a link where a file goes',
      () => mkdir(join(root, 'new')).then(() => symlink('/etc/passwd', join(root, 'new/file'))),
      'directory.occupied',
    ],
    [
      'a link in place of a file to change',
      () => unlink(join(root, 'changed')).then(() => symlink('/etc/passwd', join(root, 'changed'))),
      'directory.changed',
    ],
  ])('does nothing at all because of %s', async (_, disturb, rule) => {
    const list = [file('changed', '1'), file('src/gone'), file('z', '1')];
    await materialise(blobs, await putTree(blobs, list), root);
    await disturb();
    const outcome = update(await treeOf(list), await treeOf([file('changed', '2'), file('new/file'), file('z', '2')]));
    await expect(outcome).rejects.toMatchObject({ code: ErrorCode.CONFLICT, violations: [{ rule }] });
    expect(await readFile(join(root, 'z'), 'utf8')).toBe('1');
    expect((await lstat(join(root, 'src/gone'))).isFile()).toBe(true);
    expect(await readdir(join(root, '.qlf'))).toEqual(['locks']);
    expect(await readdir(parent)).toEqual(['project']);
  });

  test('accepts what is already as it should become', async () => {
    await mkdir(root);
    await writeFile(join(root, 'a'), 'a');
    expect(await update(await treeOf([]), await treeOf([file('a')]))).toEqual([]);
  });

  test('a cancelled one changes nothing; state files stay in their folder', async () => {
    await materialise(blobs, await putTree(blobs, [file('a', '1')]), root);
    const change = [await treeOf([file('a', '1')]), await treeOf([file('a', '2')])] as const;
    await expect(update(...change, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: ErrorCode.CANCELLED,
    });
    for (const path of ['../x', 'locks/x', 'update/journal.json']) {
      await expect(update(...change, { state: [file(path)] })).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    }
    expect(await readFile(join(root, 'a'), 'utf8')).toBe('1');
  });
});
