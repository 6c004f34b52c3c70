import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './qlf';

jest.setTimeout(60_000);

/** The installation of our own dependencies, with an npm that only keeps a diary. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantumlayer-install-'));
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'package-lock.json'), '{"packages": {"node_modules/a": {"version": "1.0.0"}}}');
  const npm = `#!/bin/sh
echo start >>'${folder}/diary'
trap 'kill $sleeper; echo stopped >>"${folder}/diary"; exit 1' TERM
sleep 2 & sleeper=$!; wait
echo end >>'${folder}/diary'
`;
  writeFileSync(join(folder, 'bin/npm'), npm);
  chmodSync(join(folder, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const diary = () => {
  const path = join(folder, 'diary');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
};
const isMarked = () => existsSync(join(folder, 'node_modules/.installed'));

function install(): ChildProcess {
  const script = `import('${ROOT}/scripts/install.mjs').then(({ install }) => install('${folder}'))`;
  const env = { PATH: `${join(folder, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin` };
  return spawn(process.execPath, ['-e', script], { env, stdio: 'ignore' });
}

async function begun(): Promise<ChildProcess> {
  const child = install();
  while (!diary().includes('start')) await sleep(10);
  return child;
}

describe('installing our dependencies', () => {
  it('happens once, however many start', async () => {
    const codes = await Promise.all([install(), install()].map((child) => once(child, 'close')));
    expect(codes).toEqual([
      [0, null],
      [0, null],
    ]);
    expect([diary(), isMarked()]).toEqual([['start', 'end'], true]);
  });

  it('stops npm when it is stopped', async () => {
    const child = await begun();
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([143, null]);
    expect([diary(), isMarked()]).toEqual([['start', 'stopped'], false]);
  });

  it('waits for an npm that outlived a killed start, and begins anew', async () => {
    const child = await begun();
    await sleep(200);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await once(install(), 'close')).toEqual([0, null]);
    expect([diary(), isMarked()]).toEqual([['start', 'end', 'start', 'end'], true]);
  });
});
