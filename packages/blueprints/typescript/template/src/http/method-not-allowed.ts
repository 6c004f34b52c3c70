import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/** Remembers the verbs of every path and, once all routes are known, answers 405 for the others. */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = known.get(url) ?? new Set();
    for (const verb of [method].flat()) methods.add(verb);
    known.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...known]) {
      const allow = [...methods].sort().join(', ');
      const others = app.supportedMethods.filter((method) => !methods.has(method));
      app.route({
        method: others,
        url,
        onRequest: (request, _reply, done) => {
          done(
            new Problem(405, 'method_not_allowed', `${request.method} is not offered here.`, {
              headers: { allow },
            }),
          );
        },
        handler: () => undefined,
      });
    }
  };
}
