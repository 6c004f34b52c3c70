import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Ends, when the server closes, the connections that Node.js waits for though nobody needs them, each of which could hold up the end for a
 * minute: those over which nothing was asked yet (browsers and load balancers open them in advance), and those that are kept alive
 * once their last answer is out. https://nodejs.org/api/http.html#servercloseidleconnections
 */
export function endConnections(app: FastifyInstance): void {
  const { server } = app;
  const silent = new Set<Socket>();
  let isClosing = false;
  const speaks = ({ socket }: { readonly socket: Socket }): void => void silent.delete(socket);
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
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
