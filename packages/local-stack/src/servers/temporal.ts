import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listens, type ServerPlace, type ServerPlan } from './server-plan';

/** Temporal's development server with the namespace `default`, whose workflows lie in the folder. */
export async function planTemporal(program: string, { folder, port }: ServerPlace): Promise<ServerPlan> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = join(folder, 'temporal.db');
  const options = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  return {
    command: program,
    options: [...options, '--log-level', 'warn', '--db-filename', database],
    address: `127.0.0.1:${port}`,
    // The services wait for its namespace themselves.
    isReady: () => listens(port),
  };
}
