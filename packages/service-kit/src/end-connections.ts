import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const OPEN = new WeakMap<Server, ReadonlySet<Socket>>();

/**
 * Ends, when the server closes, the connections that Node.js waits for though nobody needs them, each of which could hold up the end for a
 * minute: those over which nothing was asked yet (browsers and load balancers open them in advance), and those that are kept alive
 * once their last answer is out. https://nodejs.org/api/http.html#servercloseidleconnections
 */
export function endConnections(app: FastifyInstance): void {
  const { server } = app;
  const open = new Set<Socket>();
  const silent = new Set<Socket>();
  let isClosing = false;
  OPEN.set(server, open);
  const speaks = ({ socket }: { readonly socket: Socket }): void => void silent.delete(socket);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    silent.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      silent.delete(socket);
    });
  });
  server.on('request', speaks).on('upgrade', speaks);
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of silent) socket.destroy();
    done();
  });
  app.addHook('onResponse', (_request, _reply, done) => {
    // Idle only once the response is done with.
    if (isClosing) setImmediate(() => server.closeIdleConnections());
    done();
  });
}

/** Closes a server whose connections are ended; those that take longer are cut, as by a client that stopped reading, or by a WebSocket's that is gone. */
export async function closeWithin(app: FastifyInstance, seconds: number): Promise<void> {
  const timer = setTimeout(() => {
    for (const socket of OPEN.get(app.server) ?? []) socket.destroy();
  }, seconds * 1000);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
