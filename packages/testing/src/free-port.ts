import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on, below those that systems give to outgoing connections: none of them takes it meanwhile. */
export function freePort(): Promise<number> {
  const port = randomInt(20_000, 30_000);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(freePort())).listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
