import { mkdir } from 'node:fs/promises';
import { listens, type ServerPlace, type ServerPlan } from './server-plan';

/** A server that keeps nothing on disk: counters and caches are worth no wait at the start. */
export async function planRedis(program: string, { folder, port }: ServerPlace): Promise<ServerPlan> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    command: program,
    options: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder],
    address: `redis://127.0.0.1:${port}`,
    isReady: () => listens(port),
  };
}
