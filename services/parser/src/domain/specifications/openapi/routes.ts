import type { Range } from '../source-text';
import { isObject, type Node, type OpenApiDocument } from './document';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const METHODS: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];

/** One path of the document. */
export interface Route {
  readonly path: string;
  /** Without the prefix that all paths share ("/api/v1"). */
  readonly segments: readonly string[];
  readonly methods: ReadonlyMap<Method, Node>;
  readonly node: Node;
  readonly range: Range;
}

/** Paths about the running service itself, which stand outside of what the others share. */
const OPERATIONAL = /^(?:|health\w*|ready\w*|live\w*|ping|metrics|docs?|version|status|openapi.*|swagger.*|schema)$/i;

export function routesOf(document: OpenApiDocument): { routes: Route[]; prefix: string } {
  const paths = document
    .members(document.child(document.root, 'paths'))
    .filter(([path]) => path.startsWith('/'))
    .map(([path, node]) => ({ path, node, segments: segmentsOf(path) }));
  const telling = paths.filter(({ segments }) => !OPERATIONAL.test(segments[0] ?? ''));
  const first = telling[0]?.segments ?? [];
  let shared = 0;
  while (COMMON.test(first[shared] ?? '') && telling.every(({ segments }) => segments[shared] === first[shared]))
    shared += 1;
  const prefix = first.slice(0, shared);
  const routes = paths.map(({ path, node, segments }): Route => {
    const methods = METHODS.flatMap((method): [Method, Node][] => {
      const operation = document.child(node, method);
      return operation ? [[method, operation]] : [];
    });
    const below = prefix.every((segment, index) => segments[index] === segment);
    return {
      path,
      segments: below ? segments.slice(shared) : segments,
      methods: new Map(methods),
      node,
      range: document.range(node),
    };
  });
  return { routes, prefix: prefix.map((segment) => `/${segment}`).join('') };
}

const COMMON = /^(?:api|rest|v\d+(?:\.\d+)?)$/i;

/** "/books/:id" is written for "/books/{id}" as well. */
const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replace(/^:(\w+)$/, '{$1}'));

export function isParameter(segment: string | undefined): boolean {
  return segment !== undefined && /^\{.+\}$/.test(segment);
}

/** The first operation's own words about a route, for messages. */
export function operationTitle(route: Route, method: Method): string {
  const operation = route.methods.get(method);
  const id = isObject(operation?.value) ? operation.value['operationId'] : undefined;
  return typeof id === 'string'
    ? `${method.toUpperCase()} ${route.path} (${id})`
    : `${method.toUpperCase()} ${route.path}`;
}
