import { mkdir } from 'node:fs/promises';
import { listens, type ServerPlace, type ServerPlan } from './server-plan';

/** A broker with JetStream, whose streams lie in the folder. */
export async function planNats(program: string, { folder, port }: ServerPlace): Promise<ServerPlan> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    command: program,
    options: ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder],
    address: `nats://127.0.0.1:${port}`,
    // It listens when it is ready.
    isReady: () => listens(port),
  };
}
