import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { makeFolder } from './make-folder';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'quantumlayer-folder-'))));
afterEach(() => rm(folder, { recursive: true }));

it('makes a folder with those above it, once or twice', async () => {
  for (const path of ['a/b', 'a/b', 'a/b/c']) await makeFolder(join(folder, path), 0o700);
  expect((await stat(join(folder, 'a/b/c'))).mode & 0o777).toBe(0o700);
});

it.each(['a', 'a/b'])('names a file that is in its place: %s', async (path) => {
  await writeFile(join(folder, 'a'), 'mine');
  const error = { code: ErrorCode.CONFLICT, message: expect.stringContaining(join(folder, path)) as string };
  await expect(makeFolder(join(folder, path), 0o700)).rejects.toMatchObject(error);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('mine');
});
