import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** Below the ports that systems give to outgoing connections: one of those could take a port before its server does. */
const [FIRST_PORT, LAST_PORT] = [20_000, 29_999];

/** Different ports of 127.0.0.1 that nobody listens on: all are taken before the first is given back. */
export async function freePorts(count: number): Promise<number[]> {
  const probes: Server[] = [];
  while (probes.length < count) {
    const probe = await listenAt(randomInt(FIRST_PORT, LAST_PORT + 1));
    if (probe !== undefined) probes.push(probe);
  }
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** Undefined where the port is taken. */
function listenAt(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined)).listen(port, '127.0.0.1', () => resolve(probe));
  });
}
