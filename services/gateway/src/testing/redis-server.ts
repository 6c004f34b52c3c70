import { freePort, ServerProcess } from '@quantumlayer/testing';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  readonly process: ServerProcess;
}

/** A server that keeps nothing on disk, on a port of its own. `program` is the `redis-server` command. */
export async function startRedis(program: string): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const process = await ServerProcess.start({
    name: 'redis',
    program,
    options: (folder) => ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder],
    isReady: async () => {
      const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
      try {
        probe.on('error', () => undefined);
        await probe.connect();
        await probe.ping();
        return true;
      } catch {
        return false;
      } finally {
        probe.disconnect();
      }
    },
  });
  return { url, process };
}
