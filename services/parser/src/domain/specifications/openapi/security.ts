import type { DraftAuthentication } from '../../draft-model';
import type { Reading } from '../reading';
import { isObject, textOf, type Node, type OpenApiDocument } from './document';
import type { Resource } from './resources';
import { isParameter, type Method, type Route } from './routes';

/** The names of the schemes that the document as a whole or some operation asks for. */
export function demandsOf(document: OpenApiDocument, routes: readonly Route[]): string[] {
  const nodes = [document.root, ...routes.flatMap(({ methods }) => [...methods.values()])];
  return nodes.flatMap((node) => schemeNames(document, node));
}

/** The authentication that the document's operations ask for; schemes nobody uses are left alone. */
export function readSecurity(document: OpenApiDocument, routes: readonly Route[], reading: Reading): void {
  const demands = demandsOf(document, routes);
  const schemes = document.members(document.descend(document.root, 'components', 'securitySchemes'));
  const used = schemes.filter(([name]) => demands.includes(name));
  const kinds = used.map(([, node]) => kindOf(document, node, reading));
  const chosen = kinds.includes('jwt') ? 'jwt' : kinds[0];
  const [first] = used;
  if (!chosen || !first) {
    assumeLogin(document, routes, reading);
    return;
  }
  reading.model.authentication = chosen;
  reading.place('#authentication', document.range(first[1]));
  if (new Set(kinds).size > 1) {
    const text = 'Of the several ways to authenticate only login with a JWT is built.';
    reading.assume(text, 'Keep a single security scheme.', document.range(first[1]));
  }
}

const LOGIN = /^(?:login|log-?in|sign-?in|authenticate|tokens?)$/i;

/** A route to log in with, and not a word of who may do what: then every route needs the login. */
function assumeLogin(document: OpenApiDocument, routes: readonly Route[], reading: Reading): void {
  const login = routes.find(({ segments, methods }) => methods.has('post') && LOGIN.test(segments.at(-1) ?? ''));
  if (!login) return;
  reading.model.authentication = 'jwt';
  reading.place('#authentication', login.range);
  const text = `${login.path} logs people in, so that every route needs a login: the document does not say which do.`;
  reading.assume(text, 'Declare `security`, or say "no authentication" in the brief.', login.range);
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
  // "Authorization: Bearer …" was written as an API key before there was a scheme for it.
  const bearer = type === 'apiKey' && where === 'header' && name?.toLowerCase() === 'authorization';
  if (type === 'apiKey' && where !== 'cookie' && !bearer) {
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
export function readPublicOperations(
  document: OpenApiDocument,
  resource: Resource,
  demanded: boolean,
  reading: Reading,
): void {
  if (!reading.model.authentication || !demanded) return;
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
