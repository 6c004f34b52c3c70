import type { DraftAuthentication } from '../../draft-model';
import type { Reading } from '../reading';
import { isObject, textOf, type Node, type OpenApiDocument } from './document';
import type { Resource } from './resources';
import { isParameter, type Method, type Route } from './routes';

/** The authentication that the document's operations ask for; schemes nobody uses are left alone. */
export function readSecurity(document: OpenApiDocument, routes: readonly Route[], reading: Reading): void {
  const demands = [document.root, ...routes.flatMap(({ methods }) => [...methods.values()])].flatMap((node) =>
    schemeNames(document, node),
  );
  const schemes = document.members(document.descend(document.root, 'components', 'securitySchemes'));
  const used = schemes.filter(([name]) => demands.includes(name));
  const kinds = used.map(([, node]) => kindOf(document, node, reading));
  const chosen = kinds.includes('jwt') ? 'jwt' : kinds[0];
  const [first] = used;
  if (!chosen || !first) return;
  reading.model.authentication = chosen;
  reading.place('#authentication', document.range(first[1]));
  if (new Set(kinds).size > 1) {
    const text = 'Of the several ways to authenticate only login with a JWT is built.';
    reading.assume(text, 'Keep a single security scheme.', document.range(first[1]));
  }
}

function schemeNames(document: OpenApiDocument, node: Node): string[] {
  return document
    .items(document.child(node, 'security'))
    .flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []));
}

function kindOf(document: OpenApiDocument, scheme: Node, reading: Reading): DraftAuthentication {
  const type = textOf(document.child(scheme, 'type'));
  const where = textOf(document.child(scheme, 'in'));
  const name = textOf(document.child(scheme, 'name'));
  const at = document.range(scheme);
  if (type === 'apiKey' && where !== 'cookie') {
    const header = where === 'header' && name?.toLowerCase() === 'x-api-key';
    if (!header)
      reading.assume(
        `The API key is sent in the header X-API-Key, not in ${where} "${name}".`,
        'There is no other.',
        at,
      );
    return 'api_key';
  }
  const plain = type === 'http' && textOf(document.child(scheme, 'scheme'))?.toLowerCase() === 'bearer';
  if (!plain)
    reading.assume(
      `Security of type ${type} becomes login with a JWT (bearer token).`,
      'Use a bearer or API-key scheme.',
      at,
    );
  return 'jwt';
}

/** Operations that lift the document's security with `security: []` or an empty alternative. */
export function readPublicOperations(document: OpenApiDocument, resource: Resource, reading: Reading): void {
  if (!reading.model.authentication) return;
  const global = schemeNames(document, document.root).length > 0;
  for (const route of resource.routes) {
    for (const [method, node] of route.methods) {
      const own = document.child(node, 'security');
      const open = own ? schemeNames(document, node).length === 0 || hasEmptyAlternative(own) : !global;
      const kind = open ? verbOf(route, method) : undefined;
      const known = reading.model.operations.some((one) => one.entity === resource.name && one.name === kind);
      if (kind && !known) reading.model.operations.push({ entity: resource.name, name: kind, kind, access: 'public' });
    }
  }
}

function hasEmptyAlternative({ value }: Node): boolean {
  return Array.isArray(value) && value.some((one: unknown) => isObject(one) && Object.keys(one).length === 0);
}

function verbOf(route: Route, method: Method): 'create' | 'list' | 'read' | 'update' | 'delete' {
  if (method === 'post') return 'create';
  if (method === 'get') return isParameter(route.segments.at(-1)) ? 'read' : 'list';
  return method === 'delete' ? 'delete' : 'update';
}
