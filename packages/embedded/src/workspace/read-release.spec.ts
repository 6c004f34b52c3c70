import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { MemoryBlobStore, putTree } from '@quantumlayer/trees';
import { readRelease } from './read-release';

const blobs = new MemoryBlobStore();
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qlf-release-'));
  await mkdir(join(directory, '.qlf'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const tree = (files: Readonly<Record<string, string>>): Promise<string> =>
  putTree(
    blobs,
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );

it('tells migrations as they were generated from those that the project changed or added', async () => {
  const ir = await readFile(join(__dirname, '../../../ir/fixtures/todo.json'), 'utf8');
  await writeFile(join(directory, '.qlf/ir.json'), ir);
  const generated = await tree({
    'a.go': '',
    'db/migrations/00001_initial.sql': 'one',
    'db/migrations/00002_x.sql': 'two',
  });
  const folder = await tree({
    'a.go': 'edited',
    'db/migrations/00001_initial.sql': 'one',
    'db/migrations/00002_x.sql': 'two, edited',
    'db/migrations/00003_mine.sql': 'three',
  });
  const release = await readRelease(blobs, { directory, generated, folder });
  const files = (found: typeof release.own) => found.map(({ path, content }) => `${path}: ${content}`);
  expect(release.application?.name).toBe('todo-api');
  expect(files(release.migrations)).toEqual(['db/migrations/00001_initial.sql: one', 'db/migrations/00002_x.sql: two']);
  expect(files(release.own)).toEqual(['db/migrations/00002_x.sql: two, edited', 'db/migrations/00003_mine.sql: three']);
});

it.each([
  ['is missing', undefined],
  ['is damaged', '{'],
])('refuses to guess where the last IR %s', async (_, text) => {
  if (text !== undefined) await writeFile(join(directory, '.qlf/ir.json'), text);
  const empty = await tree({});
  await expect(readRelease(blobs, { directory, generated: empty, folder: empty })).rejects.toMatchObject({
    code: ErrorCode.INVALID_INPUT,
    message: expect.stringContaining('ir.json cannot be read') as unknown,
  });
});
