import type { CrudVerb } from '../../draft-model';
import { entityName, pascalCase, wordsOf } from '../../names';
import type { Node, OpenApiDocument } from './document';
import { coreWords, isParameter, requestOf, responseOf, type Payload, type Route } from './routes';
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
  const name = payload?.view.component === undefined ? '' : pascalCase(coreWords(payload.view.component));
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
  if (!item) return undefined;
  const candidates = [
    responseOf(document, item.methods.get('get')),
    responseOf(document, route.methods.get('post')),
    requestOf(document, route.methods.get('post')),
    requestOf(document, item.methods.get('put') ?? item.methods.get('patch')),
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
  const segment = route.segments.at(-1) ?? '';
  const name = payload.view.component ? pascalCase(coreWords(payload.view.component)) : entityName(wordsOf(segment));
  const resource = resources.get(name) ?? newResource(name, payload.view.node);
  resources.set(name, resource);
  const parent = isParameter(route.segments.at(-2)) ? route.segments.at(-3) : undefined;
  if (parent !== undefined) resource.parents.push({ segment: parent, route });
  else resource.plural = pascalCase(wordsOf(segment));
  resource.wrapped ||= payload.wrapped;
  resource.routes.push(route, ...(item ? [item] : []));
  const get = responseOf(document, route.methods.get('get'));
  const create = route.methods.get('post');
  if (get) resource.verbs.add('list');
  if (create) resource.verbs.add('create');
  if (route.methods.has('put') && !item?.methods.has('put')) resource.verbs.add('update');
  if (item?.methods.has('get')) resource.verbs.add('read');
  if (item?.methods.has('put') || item?.methods.has('patch')) resource.verbs.add('update');
  if (item?.methods.has('delete')) resource.verbs.add('delete');
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

function newResource(name: string, node: Node): Resource {
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
  const name = pascalCase(coreWords(view.component));
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
    const name = pascalCase(coreWords(component));
    const resource = resources.get(name) ?? newResource(name, view.node);
    resource.answers.push(view);
    resources.set(name, resource);
  }
  return resources;
}

const NO_ENTITY = /error|problem|page|pagination|meta|links?$|apiresponse/i;
