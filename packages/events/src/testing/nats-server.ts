import { freePort, ServerProcess } from '@quantumlayer/testing';
import { connect } from '@nats-io/transport-node';

export interface NatsServer {
  readonly url: string;
  readonly process: ServerProcess;
}

/** A server with JetStream, on a port of its own. `program` is the `nats-server` command. */
export async function startNats(program: string): Promise<NatsServer> {
  const port = await freePort();
  const url = `nats://127.0.0.1:${port}`;
  const process = await ServerProcess.start({
    name: 'nats',
    program,
    options: (folder) => ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder],
    isReady: async () => {
      try {
        await (await connect({ servers: url, reconnect: false, timeout: 1000 })).close();
        return true;
      } catch {
        return false;
      }
    },
  });
  return { url, process };
}
