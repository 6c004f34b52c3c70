import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerPlace, ServerPlan } from './server-plan';

const execute = promisify(execFile);

/** Temporal's development server with the namespace `default`, whose workflows lie in the folder. */
export async function planTemporal(program: string, { folder, port }: ServerPlace): Promise<ServerPlan> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = join(folder, 'temporal.db');
  const options = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  const address = `127.0.0.1:${port}`;
  return {
    command: program,
    options: [...options, '--log-level', 'warn', '--db-filename', database],
    address,
    // It listens before it has its namespace.
    isReady: () =>
      execute(program, ['operator', 'namespace', 'describe', '--namespace', 'default', '--address', address]).then(
        () => true,
        () => false,
      ),
  };
}
