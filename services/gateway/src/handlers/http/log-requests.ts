import type { FastifyInstance } from 'fastify';

/** One line for each request when its answer has gone, or its reader has. Fastify's own are two, and none for an answer that was left. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => {
      const { method, url, ip, log } = request;
      const milliseconds = Math.round(reply.elapsedTime * 100) / 100;
      const line = { method, url, ip, status: reply.raw.statusCode, milliseconds };
      log.info(line, reply.raw.writableFinished ? 'answered' : 'the reader left');
    });
    done();
  });
}
