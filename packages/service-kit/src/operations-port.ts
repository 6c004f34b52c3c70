import type { Logger, Telemetry } from '@quantumlayer/telemetry';
import fastify, { type FastifyInstance } from 'fastify';
import { addProbes } from './probes';
import type { Readiness } from './readiness';

/** The HTTP port for those who run the service: probes and metrics. Nothing of it is for users. */
export function createOperationsPort(readiness: Readiness, telemetry: Telemetry, logger: Logger): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, request, reply) => {
    logger.error({ err: error, url: request.url }, 'a probe failed');
    return reply.code(500).send({ status: 'failed' });
  });
  addProbes(app, readiness);
  app.get('/metrics', async (_, reply) =>
    reply.type(telemetry.registry.contentType).send(await telemetry.registry.metrics()),
  );
  return app;
}
