import type { CrudVerb } from '../../draft-model';
import { entityName, isPlural, pascalCase, singularWords, wordsOf } from '../../names';
import { coreName, coreWords } from './core-words';
import type { Node, OpenApiDocument } from './document';
import { requestOf, responseOf, type Payload } from './envelopes';
import { isParameter, type Route } from './routes';
import { viewOf, type SchemaView } from './schema-view';

/** An entity that the paths or the schemas show. */
export interface Resource {
  readonly name: string;
  /** PascalCase of the path's last segment; undefined for one that only schemas show. */
  plural: string | undefined;
  /** Schemas of answers, and of the bodies of creation and update. */
  readonly answers: SchemaView[];
  readonly creations: SchemaView[];
  readonly updates: SchemaView[];
  readonly verbs: Set<CrudVerb>;
  readonly routes: Route[];
  /** Entities under whose item paths the collection stands. */
  readonly parents: { segment: string; route: Route }[];
  readonly node: Node;
  wrapped: boolean;
}

const AUTHENTICATION =
  /^(?:auth|login|logout|log-?in|log-?out|sign-?in|sign-?up|sign-?out|register|registration|tokens?|refresh|oauth2?|sessions?|me|password(?:-reset)?|forgot-?password)$/i;

/** Whether a path is about logging in; those routes come with the authentication. */
export function isAuthenticationRoute({ segments }: Route): boolean {
  return AUTHENTICATION.test(segments[0] ?? '') || AUTHENTICATION.test(segments.at(-1) ?? '');
}

/** Finds collections (`/books`, `/authors/{id}/books`) and adds the methods of their item paths. */
export function findResources(document: OpenApiDocument, routes: readonly Route[]): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  const byPath = new Map(routes.map((route) => [route.segments.map(anonymous).join('/'), route]));
  for (const route of routes) {
    if (isParameter(route.segments.at(-1)) || isAuthenticationRoute(route)) continue;
    const item = byPath.get([...route.segments, '{}'].map(anonymous).join('/'));
    const payload = collectionPayload(document, route, item);
    const above = byPath.get(route.segments.slice(0, -1).map(anonymous).join('/'));
    const belowCollection = above !== undefined && !isParameter(route.segments.at(-2)) && above.methods.size > 0;
    if (payload && !belowCollection) addResource(document, resources, route, item, payload);
  }
  for (const route of routes) addNestedCreation(document, resources, route);
  for (const route of routes) addLoneItem(document, resources, route);
  return resources;
}

/** `POST /users/{id}/items` alone: the item's own collection stands elsewhere. */
function addNestedCreation(document: OpenApiDocument, resources: Map<string, Resource>, route: Route): void {
  const create = route.methods.get('post');
  const taken = [...resources.values()].some(({ routes }) => routes.includes(route));
  if (!create || taken || !isParameter(route.segments.at(-2)) || isParameter(route.segments.at(-1))) return;
  const payload = responseOf(document, create) ?? requestOf(document, create);
  const name = payload?.view.component === undefined ? '' : coreName(payload.view.component);
  const plural = pascalCase(wordsOf(route.segments.at(-1) ?? ''));
  if (payload && resources.get(name)?.plural === plural) addResource(document, resources, route, undefined, payload);
}

/** `GET /users/{name}` without a path for the collection. */
function addLoneItem(document: OpenApiDocument, resources: Map<string, Resource>, route: Route): void {
  const taken = [...resources.values()].some(({ routes }) => routes.includes(route));
  const [parameter, segment] = [route.segments.at(-1), route.segments.at(-2)];
  if (taken || !isParameter(parameter) || segment === undefined || isParameter(segment)) return;
  const payload = responseOf(document, route.methods.get('get'));
  if (!payload || payload.list || payload.view.component === undefined || !isEntityLike(payload.view)) return;
  const collection = { ...route, segments: route.segments.slice(0, -1), methods: new Map() };
  addResource(document, resources, collection, route, payload);
}

/** The resource that a path segment stands for: "authors" -> Author. */
export function resourceOf(resources: ReadonlyMap<string, Resource>, segment: string): Resource | undefined {
  const name = entityName(wordsOf(segment));
  const plural = pascalCase(wordsOf(segment));
  return resources.get(name) ?? [...resources.values()].find((one) => one.plural === plural);
}

function anonymous(segment: string): string {
  return isParameter(segment) ? '{}' : segment.toLowerCase();
}

/** What a collection holds; undefined when the path is none. */
function collectionPayload(document: OpenApiDocument, route: Route, item: Route | undefined): Payload | undefined {
  const list = responseOf(document, route.methods.get('get'));
  if (list?.list && isEntityLike(list.view)) return list;
  const created = requestOf(document, route.methods.get('post'));
  if (!item && (!created || !isPlural(wordsOf(nounOf(route)).at(-1) ?? ''))) return undefined;
  const candidates = [
    responseOf(document, item?.methods.get('get')),
    item && responseOf(document, route.methods.get('post')),
    created,
    requestOf(document, item?.methods.get('put') ?? item?.methods.get('patch')),
  ];
  return candidates.find((payload) => payload && isEntityLike(payload.view));
}

function isEntityLike(view: SchemaView): boolean {
  return view.properties.size > 0;
}

function addResource(
  document: OpenApiDocument,
  resources: Map<string, Resource>,
  route: Route,
  item: Route | undefined,
  payload: Payload,
): void {
  const segment = nounOf(route);
  const parent = isParameter(route.segments.at(-2)) ? route.segments.at(-3) : undefined;
  const resource = resourceFor(resources, segment, parent === undefined, payload);
  resources.set(resource.name, resource);
  if (parent !== undefined) resource.parents.push({ segment: parent, route });
  else resource.plural = pascalCase(wordsOf(segment));
  resource.wrapped ||= payload.wrapped;
  resource.routes.push(route, ...(item ? [item] : []));
  const get = responseOf(document, route.methods.get('get'));
  const create = route.methods.get('post');
  takeVerbs(resource, { collection: route, item });
  const views = (...payloads: (Payload | undefined)[]): SchemaView[] =>
    payloads.flatMap((one) => (one && isEntityLike(one.view) ? [one.view] : []));
  resource.answers.push(...views(responseOf(document, item?.methods.get('get')), responseOf(document, create), get));
  resource.creations.push(...views(requestOf(document, create)));
  resource.updates.push(
    ...views(
      requestOf(document, item?.methods.get('put') ?? route.methods.get('put')),
      requestOf(document, item?.methods.get('patch')),
    ),
  );
}

/** The verbs that a collection and its item path offer. */
export function takeVerbs(
  { verbs }: Resource,
  { collection, item }: { readonly collection?: Route | undefined; readonly item?: Route | undefined },
): void {
  const [onAll, onOne] = [collection?.methods, item?.methods];
  if (onAll?.has('get')) verbs.add('list');
  if (onAll?.has('post')) verbs.add('create');
  if (onOne?.has('get')) verbs.add('read');
  if (onOne?.has('put') || onOne?.has('patch') || onAll?.has('put')) verbs.add('update');
  if (onOne?.has('delete')) verbs.add('delete');
}

/** Ways to choose among the rows of the collection before them: "/books/search", "/orders/recent". */
const CHOICE =
  /^(?:search|filter|find|query|all|list|latest|recent|popular|trending|featured|top|active|available|upcoming|mine|my|me)$/i;

/** The segment that tells what a collection holds. */
function nounOf({ segments }: Route): string {
  const nouns = segments.filter((segment) => !isParameter(segment));
  return nouns.findLast((segment, index) => index === 0 || !CHOICE.test(segment)) ?? '';
}

/** The resource of a collection: one path is one resource, whatever its schemas are called. */
function resourceFor(
  resources: ReadonlyMap<string, Resource>,
  segment: string,
  atRoot: boolean,
  { view }: Payload,
): Resource {
  const words = wordsOf(segment);
  const samePath = atRoot ? [...resources.values()].find(({ plural }) => plural === pascalCase(words)) : undefined;
  if (samePath) return samePath;
  const ofPath = singularWords(words);
  const core = view.component === undefined ? [] : coreWords(view.component);
  // "BookListItem" and "Response" under /books are books; "OrderItem" under /orders/{id}/items is more than an item.
  const tells = core.length > 0 && !GENERIC.has(core.join(' ')) && !startsWith(core, ofPath);
  const name = pascalCase(tells ? core : ofPath);
  return resources.get(name) ?? newResource(name, view.node);
}

const startsWith = (words: readonly string[], start: readonly string[]): boolean =>
  start.every((word, index) => words[index] === word);

const GENERIC = new Set(['response', 'result', 'data', 'item', 'object', 'entity', 'record', 'body', 'json', 'list']);

export function newResource(name: string, node: Node): Resource {
  return {
    name,
    plural: undefined,
    answers: [],
    creations: [],
    updates: [],
    verbs: new Set(),
    routes: [],
    parents: [],
    node,
    wrapped: false,
  };
}

/** An entity that stands only in schemas: a component with a key of its own that others refer to. */
export function addComponentResource(resources: Map<string, Resource>, view: SchemaView): Resource | undefined {
  if (view.component === undefined || view.type !== 'object' || !view.properties.has('id')) return undefined;
  const name = coreName(view.component);
  const known = resources.get(name);
  if (known) return known;
  const resource = newResource(name, view.node);
  resource.answers.push(view);
  resources.set(name, resource);
  return resource;
}

/** Without any path the schemas themselves are the entities. */
export function findComponentResources(document: OpenApiDocument): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const [component, node] of document.members(document.descend(document.root, 'components', 'schemas'))) {
    const view = viewOf(document, { ...node, component });
    if (view.type !== 'object' || view.properties.size === 0 || NO_ENTITY.test(component)) continue;
    const name = coreName(component);
    const resource = resources.get(name) ?? newResource(name, view.node);
    resource.answers.push(view);
    resources.set(name, resource);
  }
  return resources;
}

const NO_ENTITY = /error|problem|page|pagination|meta|links?$|apiresponse/i;
