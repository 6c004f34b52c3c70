import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { lockDirectory } from './directory-lock';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function plantLock(owner: object | string): Promise<void> {
  await mkdir(join(root, '.qlf/locks'), { recursive: true });
  await writeFile(join(root, '.qlf/locks/planted.json'), typeof owner === 'string' ? owner : JSON.stringify(owner));
}

const busy = { code: ErrorCode.CONFLICT, violations: [{ rule: 'directory.busy' }] };

describe('lockDirectory', () => {
  test('keeps a second one out until it is released', async () => {
    const first = await lockDirectory(root);
    expect(first.recovery).toEqual({ outcome: 'nothing', kept: [] });
    await expect(lockDirectory(root)).rejects.toMatchObject(busy);
    await first.release();
    await (await lockDirectory(root)).release();
    expect(await readdir(join(root, '.qlf/locks'))).toEqual([]);
  });

  test('never lets two in, however many come at once', async () => {
    let inside = 0;
    let most = 0;
    const visit = async (): Promise<void> => {
      const lock = await lockDirectory(root);
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      await lock.release();
    };
    const results = await Promise.allSettled(Array.from({ length: 8 }, visit));
    expect(most).toBe(1);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(busy);
  });

  test('does not count the lock of a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    await plantLock({ host: hostname(), pid: child.pid, started: '' });
    await (await lockDirectory(root)).release();
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('does not take another process with the same number for the owner', async () => {
    await plantLock({ host: hostname(), pid: process.pid, started: '1' });
    await (await lockDirectory(root)).release();
  });

  test('counts the lock of a living process, and of another host, which cannot be asked', async () => {
    await plantLock({ host: hostname(), pid: process.ppid, started: '' });
    await expect(lockDirectory(root)).rejects.toMatchObject(busy);
    await plantLock({ host: `not-${hostname()}`, pid: 1, started: '' });
    await expect(lockDirectory(root)).rejects.toMatchObject(busy);
  });

  test('does not count a file that is no lock', async () => {
    await plantLock('{"pid": "many"}');
    await (await lockDirectory(root)).release();
  });

  test('does not follow a link in place of the state folder', async () => {
    await symlink(tmpdir(), join(root, '.qlf'));
    await expect(lockDirectory(root)).rejects.toMatchObject({
      code: ErrorCode.CONFLICT,
      violations: [{ rule: 'directory.link' }],
    });
  });

  test.each([
    [
      'names a file outside',
      {
        version: 1,
        from: 'quantumlayer-tree 1\n',
        to: `quantumlayer-tree 1\n100644 sha256:${'0'.repeat(64)} 1 ../x\n`,
        state: 'quantumlayer-tree 1\n',
      },
    ],
    ['is of a later version', { version: 2 }],
    ['lacks its trees', { version: 1 }],
  ])('a journal is not carried out when it %s', async (_, journal) => {
    await mkdir(join(root, '.qlf/update'), { recursive: true });
    await writeFile(join(root, '.qlf/update/journal.json'), JSON.stringify(journal));
    await expect(lockDirectory(root)).rejects.toMatchObject({
      code: ErrorCode.CONFLICT,
      violations: [{ rule: 'directory.journal' }],
    });
    expect(await readdir(join(root, '.qlf/locks'))).toEqual([]);
  });
});
