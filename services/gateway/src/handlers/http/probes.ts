import type { FastifyInstance } from 'fastify';

/** Asks one dependency whether it can be used; throws when not. */
export type DependencyCheck = () => Promise<unknown>;

const SECONDS = 2;

/** `/healthz`: the process answers. `/readyz`: so do its dependencies; which one does not stands in the answer. */
export function addProbes(app: FastifyInstance, dependencies: Readonly<Record<string, DependencyCheck>>): void {
  let draining = false;
  app.addHook('preClose', () => {
    draining = true;
  });
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const states = await Promise.all(
      Object.entries(dependencies).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const ready = !draining && states.every(([, state]) => state === 'ok');
    const status = draining ? 'draining' : ready ? 'ready' : 'not_ready';
    return reply.code(ready ? 200 : 503).send({ status, dependencies: Object.fromEntries(states) });
  });
}

async function stateOf(check: DependencyCheck): Promise<'ok' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), SECONDS * 1000);
  });
  const found = check().then(
    () => 'ok' as const,
    () => 'away' as const,
  );
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}
