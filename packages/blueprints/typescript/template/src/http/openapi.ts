import type { FastifyInstance } from 'fastify';

type Schema = Readonly<Record<string, unknown>>;

/** An OpenAPI operation; schemas in it that have an `$id` end up in `components`. */
export type Operation = Schema & { operationId: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

interface Head {
  info: Schema;
  securitySchemes?: Schema;
}

/** Collects the routes as they are added; call the result once all are there. */
export function describeRoutes(app: FastifyInstance, head: Head): () => Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!config?.operation) return;
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    const verbs = [method].flat().map((verb) => [verb.toLowerCase(), config.operation]);
    paths[path] = { ...paths[path], ...Object.fromEntries(verbs) };
  });
  return () => {
    const schemas: Record<string, unknown> = {};
    const linked = link(paths, schemas);
    const components = { schemas, ...(head.securitySchemes && { securitySchemes: head.securitySchemes }) };
    return { openapi: '3.1.0', info: head.info, paths: linked, components };
  };
}

/** Moves every schema with an `$id` to `schemas` and leaves a reference. */
function link(value: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => link(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $id, ...rest } = value as Schema;
  const linked = Object.fromEntries(
    Object.entries(rest)
      .filter(([name]) => !['x-characters', 'x-decimal', 'x-read-only'].includes(name))
      .map(([name, child]) => [
        name,
        name === 'examples' || name === 'default' ? child : link(child, schemas),
      ]),
  );
  if (typeof $id !== 'string') return linked;
  schemas[$id] = linked;
  return { $ref: `#/components/schemas/${$id}` };
}
