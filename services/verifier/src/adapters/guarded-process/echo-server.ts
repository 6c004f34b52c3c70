import { once } from 'node:events';
import { Agent, createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** Answers at once whatever it is asked, on the host's loopback. */
export class EchoServer {
  readonly agent: Agent;

  private constructor(private readonly server: Server) {
    const { port } = server.address() as AddressInfo;
    this.agent = Object.assign(new Agent({ keepAlive: true }), {
      createConnection: (): Socket => connect(port, '127.0.0.1'),
    });
  }

  static async listen(): Promise<EchoServer> {
    const server = createServer((_, response) => void response.end('{}')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new EchoServer(server);
  }

  close(): void {
    this.agent.destroy();
    this.server.close();
  }
}
