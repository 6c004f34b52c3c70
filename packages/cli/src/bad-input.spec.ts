import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qlfInProcess } from './testing/qlf-in-process';

// The parser's dictionaries load slowly where many tests run at once.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-bad-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const generate = (args: readonly string[], stdin: string | Uint8Array = '') =>
  qlfInProcess(['generate', ...args, '--no-verify', '-o', join(folder, 'app')], { folder, stdin });

describe('a brief that is none', () => {
  it.each<[string, string | Uint8Array, number, RegExp]>([
    ['empty', '', 2, /brief is empty|no brief/i],
    ['blank', ' \n\t\n', 2, /brief is empty|no brief/i],
    ['1 MB', 'A todo app. '.repeat(90_000), 2, /brief.*(longer|characters|words)/i],
    ['5 MB', 'A todo app. '.repeat(450_000), 2, /more than \d+ bytes/],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff, 0xfe]), 2, /not text in UTF-8/],
    ['full of control characters', 'a todo app\u0000\u0001\u0002 in Go', 2, /control characters?/i],
    [
      'in German',
      'Bitte erstelle eine Schnittstelle, mit der wir unsere Bücher und Leser verwalten können.',
      5,
      /English/,
    ],
    ['in Chinese', '请用Python做一个待办事项的接口。', 5, /English/],
    ['off-topic', 'Write me a poem about the sea.', 3, /./],
    ['contradictory', 'A stateless app that stores users and their addresses.', 4, /stateless/],
    ['contradictory about its stack', 'A Go API using Django for books.', 4, /Django/],
  ])('%s: the right exit code, a reason, and nothing written', async (_what, brief, code, reason) => {
    const result = await generate(['-'], brief);
    expect(result.err).toMatch(reason);
    expect(result.err).not.toMatch(/\n\s+at |undefined|\[object/);
    expect([result.code, result.out]).toEqual([code, '']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a specification that is none', () => {
  it.each<[string, string, string, RegExp, number?]>([
    ['YAML that does not parse', 'api.yaml', 'openapi: 3.1.0\npaths:\n  /a: [unclosed\n', /api\.yaml/],
    ['JSON that does not parse', 'api.json', '{"openapi": "3.1.0", "paths": {', /api\.json/],
    ['OpenAPI without schemas', 'api.json', '{"openapi": "3.1.0", "info": {"title": "x"}, "paths": {}}', /api\.json/],
    ['Swagger 2', 'api.yaml', 'swagger: "2.0"\ninfo: {title: x, version: "1"}\npaths: {}\n', /api\.yaml/, 5],
    ['SQL that does not parse', 'schema.sql', 'CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT', /schema\.sql/],
    ['SQL without tables', 'schema.sql', 'SELECT 1;\n', /schema\.sql/],
    ['an empty file', 'schema.sql', '', /schema\.sql/],
    ['prose', 'notes.txt', 'These are notes about books.\n', /notes\.txt/],
  ])('%s: the right exit code, the file is named, nothing is written', async (_what, name, text, reason, code = 2) => {
    writeFileSync(join(folder, name), text);
    const result = await generate(['--from', join(folder, name)]);
    expect(result.err).toMatch(reason);
    expect(result.err).not.toMatch(/\n\s+at |undefined|\[object/);
    expect([result.code, result.out]).toEqual([code, '']);
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('a folder that is not ours', () => {
  const mine = () => join(folder, 'app', 'README.md');
  beforeEach(() => {
    mkdirSync(join(folder, 'app'));
    writeFileSync(mine(), 'mine');
    writeFileSync(join(folder, 'app', 'photo.jpg'), 'a picture');
  });

  it('is refused with exit code 7, and not touched', async () => {
    const { code, err } = await generate(['a todo app in Go']);
    expect([code, err]).toEqual([7, expect.stringContaining('--force')]);
    expect(readdirSync(join(folder, 'app')).sort()).toEqual(['README.md', 'photo.jpg']);
    expect(readFileSync(mine(), 'utf8')).toBe('mine');
  });

  it('takes a project with --force; files stay, and one in the way is kept under another name', async () => {
    const { code, out } = await generate(['a todo app in Go', '--force']);
    expect(code).toBe(0);
    expect(out).toContain('README.md');
    expect(readFileSync(`${mine()}.before-qlf`, 'utf8')).toBe('mine');
    expect(readFileSync(mine(), 'utf8')).toContain('## Run');
    expect(readFileSync(join(folder, 'app', 'photo.jpg'), 'utf8')).toBe('a picture');
    // It is ours from now on.
    expect((await generate(['a todo app in Go'])).out).toContain('0 added, 0 changed, 0 deleted');
  });
});
