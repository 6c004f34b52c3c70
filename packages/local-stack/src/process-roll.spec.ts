import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessRoll } from './process-roll';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'process-roll-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const idle = (): ChildProcess => spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });

it('ends what an earlier run left behind, and nothing that ended and gave its number away', async () => {
  const file = join(folder, 'processes.json');
  const earlier = new ProcessRoll(file);
  const children = [idle(), idle(), idle()];
  await Promise.all(children.map(({ pid = 0 }) => earlier.add(pid)));
  const gone = children.map((child) => once(child, 'exit'));
  await new ProcessRoll(file).endLeftovers();
  expect((await Promise.all(gone)).map(([, signal]) => signal as string)).toEqual(['SIGTERM', 'SIGTERM', 'SIGTERM']);
  await new ProcessRoll(file).endLeftovers();
});

it('knows nothing after an orderly end', async () => {
  const file = join(folder, 'processes.json');
  const child = idle();
  const roll = new ProcessRoll(file);
  await roll.add(child.pid ?? 0);
  await roll.forget();
  await new ProcessRoll(file).endLeftovers();
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
});
