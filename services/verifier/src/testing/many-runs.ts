import { setTimeout as sleep } from 'node:timers/promises';
import { toolLimits } from '../sandbox/limits';
import { makeSandbox } from './sandboxes';
import type { SandboxName } from './verifier-fixture';

/** A program that starts runs without end, each of which leaves a process in the background: `many-runs.ts SANDBOX SECONDS`. */
const [, , name, seconds = ''] = process.argv;
const sandbox = await makeSandbox(name as SandboxName);
process.stdout.write('begun\n');
for (;;) {
  const argv = ['sh', '-c', `sleep ${seconds} & sleep ${seconds}`] as const;
  void sandbox.run({ argv, env: {}, readable: [], network: 'none', limits: toolLimits(60) });
  await sleep(5);
}
