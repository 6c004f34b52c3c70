import { singular, wordsOf } from '../../names';
import type { Range } from '../source-text';
import { isObject, type Node, type OpenApiDocument } from './document';
import { viewOf, type SchemaView } from './schema-view';

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

/** What an answer or a body holds: one object, or a list of them, with the envelope taken off. */
export interface Payload {
  readonly view: SchemaView;
  readonly list: boolean;
  readonly wrapped: boolean;
}

export function routesOf(document: OpenApiDocument): { routes: Route[]; prefix: string } {
  const paths = document.members(document.child(document.root, 'paths'));
  const split = paths.map(([path]) => path.split('/').filter((segment) => segment !== ''));
  let shared = 0;
  const common = (segment: string | undefined): boolean =>
    segment !== undefined && /^(?:api|rest|v\d+(?:\.\d+)?)$/i.test(segment);
  while (split.length > 0 && common(split[0]?.[shared]) && split.every((one) => one[shared] === split[0]?.[shared]))
    shared += 1;
  const prefix = (split[0] ?? [])
    .slice(0, shared)
    .map((segment) => `/${segment}`)
    .join('');
  const routes = paths.map(([path, node], index): Route => {
    const methods = METHODS.flatMap((method): [Method, Node][] => {
      const operation = document.child(node, method);
      return operation ? [[method, operation]] : [];
    });
    return {
      path,
      segments: (split[index] ?? []).slice(shared),
      methods: new Map(methods),
      node,
      range: document.range(node),
    };
  });
  return { routes, prefix };
}

export function isParameter(segment: string | undefined): boolean {
  return segment !== undefined && /^\{.+\}$/.test(segment);
}

/** The body that a request of the operation carries, if it is JSON. */
export function requestOf(document: OpenApiDocument, operation: Node | undefined): Payload | undefined {
  return operation && payloadOf(document, document.descend(operation, 'requestBody', 'content'));
}

/** The body of the first successful answer, if it is JSON. */
export function responseOf(document: OpenApiDocument, operation: Node | undefined): Payload | undefined {
  const responses = operation && document.members(document.child(operation, 'responses'));
  const success =
    responses?.find(([status]) => /^2/.test(status)) ?? responses?.find(([status]) => status === 'default');
  return success && payloadOf(document, document.child(success[1], 'content'));
}

function payloadOf(document: OpenApiDocument, content: Node | undefined): Payload | undefined {
  const media = document.members(content);
  const json =
    media.find(([type]) => /json|^\*\/\*$/.test(type)) ?? media.find(([type]) => /form-urlencoded/.test(type));
  const schema = json && document.child(json[1], 'schema');
  return schema && unwrap(document, viewOf(document, schema), false);
}

/** `{ data: [...], total }` holds a list, `{ data: {...} }` an object. */
function unwrap(document: OpenApiDocument, view: SchemaView, wrapped: boolean): Payload | undefined {
  if (view.type === 'array') {
    return view.items && { view: viewOf(document, view.items), list: true, wrapped };
  }
  const inner = wrapped ? undefined : envelopeContent(document, view);
  return inner ? unwrap(document, inner, true) : { view, list: false, wrapped };
}

const ENVELOPES = /^(?:data|items|results?|content|records|rows|values|entries|list|payload|elements|_embedded)$/i;
const ACCOMPANYING =
  /^(?:total|count|page|size|limit|offset|next|prev|previous|meta|links?|_links|pagination|cursor|has|per|pages|success|status|message|number|first|last|current|kind|etag|info)/i;

function envelopeContent(document: OpenApiDocument, view: SchemaView): SchemaView | undefined {
  const entries = [...view.properties].map(([name, node]) => ({ name, view: viewOf(document, node) }));
  const lists = entries.filter(
    (entry) => entry.view.type === 'array' && entry.view.items && isObjectList(document, entry.view),
  );
  const [list] = lists;
  if (lists.length === 1 && list) {
    const others = entries.filter((entry) => entry !== list);
    const alone = others.every(({ name }) => ACCOMPANYING.test(name));
    const named = ENVELOPES.test(list.name) || (others.length > 0 && alone);
    if (alone && named) return list.view;
  }
  const data = entries.find(({ name }) => name === 'data');
  return data?.view.type === 'object' && entries.every(({ name }) => name === 'data' || ACCOMPANYING.test(name))
    ? data.view
    : undefined;
}

function isObjectList(document: OpenApiDocument, view: SchemaView): boolean {
  return view.items !== undefined && viewOf(document, view.items).type === 'object';
}

/** "NewPet", "PetUpdateRequest", "pets" -> pet: the words that name the thing itself. */
export function coreWords(name: string): string[] {
  const words = wordsOf(name);
  const core = words.filter((word, index) => !(index > 0 ? SUFFIXES : PREFIXES).has(word));
  const kept = core.length > 0 ? core : words;
  return [...kept.slice(0, -1), singular(kept.at(-1) ?? '')];
}

const PREFIXES = new Set(['new', 'create', 'update', 'patch', 'base', 'edit', 'add', 'put', 'post']);
const SUFFIXES = new Set(
  `response request dto create update input output read out in patch model schema entity detail details summary payload body
  base write view resource object post put data new full public`.split(/\s+/),
);

/** The first operation's own words about a route, for messages. */
export function operationTitle(route: Route, method: Method): string {
  const operation = route.methods.get(method);
  const id = isObject(operation?.value) ? operation.value['operationId'] : undefined;
  return typeof id === 'string'
    ? `${method.toUpperCase()} ${route.path} (${id})`
    : `${method.toUpperCase()} ${route.path}`;
}
