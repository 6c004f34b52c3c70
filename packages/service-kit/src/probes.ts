import type { FastifyInstance } from 'fastify';
import { takesWork, type Readiness } from './readiness';

export { Readiness, type DependencyCheck, type ReadinessState } from './readiness';

/** `/healthz`: the process answers. `/readyz`: so do its dependencies; which one does not stands in the answer. */
export function addProbes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const state = await readiness.state();
    return reply.code(takesWork(state) ? 200 : 503).send(state);
  });
}
