import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Database } from '../database/database.js';
import { docsPage } from './docs-page.js';
import { operation, value } from './operation.js';
import { Problem } from './problem.js';

const statusSchema = (word: string) => Type.Object({ status: Type.Literal(word) });

/** Health, readiness and metrics: for machines, outside the API's base path and limits. */
export function operabilityRoutes(app: FastifyInstance, database: Database, metrics: Registry): void {
  const tag = 'Operability';
  app.get('/healthz', {
    config: {
      operation: operation({
        id: 'getHealth',
        summary: 'Whether the process is alive',
        tag,
        success: value(200, 'It is.', statusSchema('ok')),
        problems: [],
      }),
    },
    handler: () => ({ status: 'ok' }),
  });

  app.get('/readyz', {
    config: {
      operation: operation({
        id: 'getReadiness',
        summary: 'Whether requests can be served',
        tag,
        success: value(200, 'They can.', statusSchema('ready')),
        problems: [503],
      }),
    },
    handler: async () => {
      try {
        await database.ping();
      } catch (cause) {
        throw new Problem(503, 'unavailable', 'The database does not answer.', { cause });
      }
      return { status: 'ready' };
    },
  });

  app.get('/metrics', {
    config: {
      operation: operation({
        id: 'getMetrics',
        summary: 'Prometheus metrics',
        tag,
        success: {
          200: { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
        problems: [],
      }),
    },
    handler: async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()),
  });
}

/** The OpenAPI document and a page that shows it. */
export function documentationRoutes(app: FastifyInstance, document: () => object): void {
  app.get('/openapi.json', (_request, reply) => reply.send(document()));
  app.get('/docs', (_request, reply) => {
    reply.header(
      'content-security-policy',
      "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
    );
    return reply.type('text/html; charset=utf-8').send(docsPage);
  });
}
