import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolLimits } from './limits';
import * as table from './process-table';
import { watch } from './watchdog';

jest.mock('./process-table', () => {
  const actual = jest.requireActual<typeof table>('./process-table');
  return { ...actual, readProcesses: jest.fn(actual.readProcesses) };
});

const asked = (): readonly number[] => jest.mocked(table.readProcesses).mock.lastCall?.[0] ?? [];

it('sees what a run starts later, and reads strangers again only now and then', async () => {
  const run = spawn('/bin/sh', ['-c', 'sleep 1.2; sleep 30 & wait'], { detached: true, stdio: 'ignore' });
  const root = run.pid ?? 0;
  let seen: readonly number[] = [];
  const stop = watch({
    root,
    limits: toolLimits(60),
    onBreach: () => undefined,
    onSeen: (processes) => {
      seen = processes.map(({ pid }) => pid);
    },
  });
  try {
    await sleep(1000);
    const before = seen;
    expect(asked()).toContain(root);
    expect(asked()).not.toContain(process.pid);
    await sleep(1000);
    expect(seen).toHaveLength(2);
    expect(seen).toContain(root);
    expect(seen).not.toEqual(before);
    const { calls } = jest.mocked(table.readProcesses).mock;
    while (calls.length < 10) await sleep(100);
    // Twice to be sure of it, and once more for the case that its number is another's by now.
    const looksAtUs = calls.slice(0, 10).flatMap(([pids], look) => (pids.includes(process.pid) ? [look] : []));
    expect(looksAtUs).toEqual([0, 1, 8]);
  } finally {
    stop();
    process.kill(-root, 'SIGKILL');
    await once(run, 'exit');
  }
});
