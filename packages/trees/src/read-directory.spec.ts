import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { readDirectory, type ReadDirectoryOptions } from './read-directory';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'read-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function pathsOf(options?: ReadDirectoryOptions): Promise<string[]> {
  return (await readDirectory(root, options)).files.map(({ path }) => path);
}

describe('readDirectory', () => {
  test('reads bytes and modes', async () => {
    await write({ 'src/a.py': 'a', run: '#!/bin/sh' });
    await chmod(join(root, 'run'), 0o755);
    const { files, skipped } = await readDirectory(root);
    expect(
      files.map(({ path, content, executable }) => [path, Buffer.from(content as Uint8Array).toString(), executable]),
    ).toEqual([
      ['run', '#!/bin/sh', true],
      ['src/a.py', 'a', false],
    ]);
    expect(skipped).toEqual([]);
  });

  test('leaves out what is never source code', async () => {
    await write({
      'app/main.py': '',
      'app/data/model.py': '',
      'data/app.db': '',
      '.git/HEAD': '',
      'web/node_modules/x/index.js': '',
      '.venv/bin/python': '',
      'app/__pycache__/main.pyc': '',
      '.qlf/state.json': '',
      '.env': 'SECRET=1',
      '.env.example': '',
    });
    expect(await pathsOf()).toEqual(['.env.example', 'app/data/model.py', 'app/main.py']);
  });

  test('obeys .gitignore as git does', async () => {
    await write({
      '.gitignore': '*.log\n!keep.log\n/build/\ncoverage\n',
      'a.log': '',
      'keep.log': '',
      'build/x': '',
      'src/build/x': '',
      'src/coverage/x': '',
      'src/.gitignore': '!b.log\nlocal\n',
      'src/b.log': '',
      'src/c.log': '',
      'src/local': '',
      local: '',
    });
    execFileSync('git', ['init', '-q', root]);
    const listed = execFileSync('git', ['-C', root, 'ls-files', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    expect(await pathsOf()).toEqual(listed.trim().split('\n'));
    expect(await pathsOf({ gitignore: false, ignore: ['.git', '.gitignore'] })).toContain('src/c.log');
  });

  test('reads what was written here before, even where rules leave it out', async () => {
    await write({ '.gitignore': 'data/\n*.log\n', 'data/.gitkeep': '', 'data/app.db': '', 'x.log': '', 'y.log': '' });
    expect(await pathsOf({ tracked: ['data/.gitkeep', 'x.log', 'gone'] })).toEqual([
      '.gitignore',
      'data/.gitkeep',
      'x.log',
    ]);
  });

  test('neither follows nor reads links, pipes, sockets', async () => {
    await write({ 'real/a': 'x' });
    await symlink('/etc', join(root, 'etc'));
    await symlink('real/a', join(root, 'inside'));
    await symlink('nowhere', join(root, 'dangling'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { files, skipped } = await readDirectory(root);
      expect(files.map(({ path }) => path)).toEqual(['real/a']);
      expect(skipped.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
        'dangling file.link',
        'etc file.link',
        'inside file.link',
        'pipe file.irregular',
        'socket file.irregular',
      ]);
      await expect(readDirectory(root, { illegal: 'refuse' })).rejects.toMatchObject({
        code: ErrorCode.INVALID_INPUT,
        violations: [{ rule: 'file.link' }],
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('names what cannot be part of a tree, and goes on', async () => {
    await write({ 'what?': '', 'cafe\u0301': '', 'x/nul': '', README: '', readme: '', ok: '', big: '' });
    await truncate(join(root, 'big'), 5 * 1024 * 1024 + 1);
    const { files, skipped } = await readDirectory(root);
    expect(files.map(({ path }) => path)).toEqual(['README', 'ok']);
    expect(skipped.map(({ rule }) => rule).sort()).toEqual([
      'path.character',
      'path.normalisation',
      'path.reserved_name',
      'tree.collision',
      'tree.file_size',
    ]);
  });

  test('stops at a limit on the whole, and when it is cancelled', async () => {
    for (let index = 0; index < 21; index += 1) {
      await writeFile(join(root, `f${index}`), '');
      await truncate(join(root, `f${index}`), 5 * 1024 * 1024);
    }
    await expect(readDirectory(root)).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      violations: [{ rule: 'tree.size' }],
    });
    await expect(readDirectory(root, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: ErrorCode.CANCELLED,
    });
    await expect(readDirectory(join(root, 'missing'))).rejects.toMatchObject({ name: 'QuantumLayerError' });
  });
});
