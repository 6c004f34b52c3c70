import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeEachSandbox, processesWith } from './testing/sandboxes';

jest.setTimeout(60_000);

/** Seconds that nobody else on the machine sleeps. */
const MARK = `4012.${process.pid}`;
const ROOT = join(__dirname, '../../..');

describeEachSandbox('killed', (sandbox) => {
  // Several times, because only some moments of a beginning are dangerous.
  it.each([100, 150, 200, 250, 300, 350])('after %i ms of runs, old and beginning, leaves no process', async (time) => {
    const program = ['scripts/run-typescript.mjs', 'services/verifier/src/testing/many-runs.ts', sandbox, MARK];
    const child = spawn(process.execPath, program, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    while (processesWith(`sleep ${MARK}`).length === 0) await sleep(5);
    await sleep(time);
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (let tries = 0; tries < 200 && processesWith(MARK).length > 0; tries += 1) await sleep(100);
    expect(processesWith(MARK)).toEqual([]);
  });
});
