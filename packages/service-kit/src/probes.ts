import type { FastifyInstance } from 'fastify';
import { takesWork, type Readiness } from './readiness';

export { Readiness, type DependencyCheck, type ReadinessState } from './readiness';

/** As routes are named, however a request spells its path. */
export const PROBES = { health: '/healthz', readiness: '/readyz' } as const;

/** `/healthz`: the process answers. `/readyz`: so do its dependencies; which one does not stands in the answer. */
export function addProbes(app: FastifyInstance, readiness: Readiness): void {
  app.get(PROBES.health, () => ({ status: 'ok' }));
  app.get(PROBES.readiness, async (_, reply) => {
    const state = await readiness.state();
    return reply.code(takesWork(state) ? 200 : 503).send(state);
  });
}
