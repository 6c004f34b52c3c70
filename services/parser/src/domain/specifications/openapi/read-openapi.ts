import { SourceKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { CrudVerb, SpecificationReading } from '../../draft-model';
import { kebabCase, wordsOf } from '../../names';
import { dropDoubleProperties } from '../double-properties';
import { isPassword } from '../implicit-names';
import { Reading } from '../reading';
import type { SourceText } from '../source-text';
import { readActions } from './actions';
import { findBareResources } from './bare-resources';
import { buildEntity } from './build-entity';
import { OpenApiDocument, isObject, textOf } from './document';
import { readPagination } from './lists';
import { loadDocument } from './load-document';
import { findComponentResources, findResources, resourceOf, type Resource } from './resources';
import { routesOf, type Route } from './routes';
import { demandsOf, readPublicOperations, readSecurity } from './security';
import { joinedRoutes } from './spoken-paths';
import { nameUnsupportedParts } from './unsupported-parts';

const ALL_VERBS: readonly CrudVerb[] = ['create', 'list', 'read', 'update', 'delete'];

/** Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML. */
export async function readOpenApi(source: SourceText): Promise<SpecificationReading> {
  const document = new OpenApiDocument(source, await loadDocument(source));
  checkShape(document);
  const reading = new Reading();
  const { routes: written, prefix } = routesOf(document);
  const routes = joinedRoutes(written);
  listStatements(document, routes, reading);
  readInfo(document, prefix, reading);
  const found = findResources(document, routes);
  const shown = found.size > 0 ? found : findComponentResources(document);
  const resources = shown.size > 0 ? shown : findBareResources(document, routes);
  // Building one entity may find others in its schemas; a Map is walked on to what is added meanwhile.
  for (const resource of resources.values())
    reading.model.entities.push(buildEntity(document, resource, resources, reading));
  if (reading.model.entities.length === 0) {
    const message =
      'No resource was found: describe a collection such as /books with its schema, or schemas under components.';
    throw document.invalid(message, document.child(document.root, 'paths') ?? document.root);
  }
  readSecurity(document, routes, reading);
  chooseAccount(document, resources, reading);
  const demanded = demandsOf(document, routes).length > 0;
  for (const resource of resources.values()) {
    finishResource(document, resource, resources, reading);
    readPublicOperations(document, resource, demanded, reading);
  }
  keepPluralsApart(reading);
  dropDoubleProperties(reading);
  readPagination(document, resources.values(), reading);
  readActions(document, routes, resources, reading);
  nameUnsupportedParts(document, routes, reading);
  return reading.finish(SourceKind.OPENAPI);
}

function checkShape(document: OpenApiDocument): void {
  const version = document.child(document.root, 'openapi');
  if (!isObject(document.root.value) || !/^3\.[012]/.test(textOf(version) ?? '')) {
    throw document.invalid(
      'Expected an OpenAPI 3.x document with `openapi: 3.…` at the top.',
      version ?? document.root,
    );
  }
  for (const key of ['paths', 'components', 'info']) {
    const part = document.child(document.root, key);
    if (part && !isObject(part.value)) throw document.invalid(`\`${key}\` must be an object.`, part);
  }
  const paths = document.members(document.child(document.root, 'paths'));
  const odd = paths.find(([path]) => !path.startsWith('/'));
  if (odd && !paths.some(([path]) => path.startsWith('/')))
    throw document.invalid(`The path "${odd[0]}" must begin with "/".`, odd[1]);
  for (const [path, node] of paths) {
    if (!isObject(node.value)) throw document.invalid(`The path "${path}" must hold its methods as an object.`, node);
  }
}

/** Top-level parts, paths and schemas: each is accounted for. */
function listStatements(document: OpenApiDocument, routes: readonly Route[], reading: Reading): void {
  const parts = document.members(document.root).filter(([key]) => !['paths', 'components'].includes(key));
  const components = document
    .members(document.child(document.root, 'components'))
    .flatMap(([, part]) => document.members(part));
  for (const node of [...parts, ...components].map(([, node]) => node)) reading.statement(document.range(node));
  for (const { range } of routes) reading.statement(range);
}

function readInfo(document: OpenApiDocument, prefix: string, reading: Reading): void {
  const title = textOf(document.descend(document.root, 'info', 'title'))?.trim();
  const description = textOf(document.descend(document.root, 'info', 'description'))?.trim();
  const info = document.child(document.root, 'info');
  if (info) reading.place('', document.range(info));
  if (title !== undefined && title !== '') {
    reading.model.title = title.slice(0, 100);
    const words = wordsOf(title.replace(/\bopen\s?api\b|\bv?\d+(?:\.\d+)*\b/gi, ' '));
    const name = kebabCase(words)
      .replace(/^[0-9-]+/, '')
      .slice(0, 60);
    if (name !== '') reading.model.name = name;
  }
  if (description !== undefined && description !== '') reading.model.description = description.slice(0, 2000);
  const server = textOf(document.descend(document.root, 'servers', 0, 'url')) ?? '';
  const path = (/^(?:https?:\/\/[^/]+)?(\/[^?#]*)?$/.exec(server)?.[1] ?? '').replace(/\/+$/, '');
  // A prefix that the server has already is not written twice.
  const base = path.endsWith(prefix) ? path : path + prefix;
  if (/^(?:\/[a-z0-9][a-z0-9._-]*)+$/.test(base)) reading.model.basePath = base;
}

/** With login, the resource that has a password is the account. */
function chooseAccount(document: OpenApiDocument, resources: ReadonlyMap<string, Resource>, reading: Reading): void {
  if (reading.model.authentication !== 'jwt') return;
  const account = [...resources.values()].find(({ answers, creations }) =>
    [...answers, ...creations].some(({ properties }) => [...properties.keys()].some(isPassword)),
  );
  const entity = reading.model.entities.find(({ name }) => name === account?.name);
  if (!account || !entity?.fields.some(({ name }) => name === 'email')) return;
  reading.model.accountEntity = entity.name;
  const text = `${entity.name} is the account that logs in with e-mail address and password.`;
  reading.assume(text, 'Name the account entity in the brief.', document.range(account.node));
}

function finishResource(
  document: OpenApiDocument,
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
  reading: Reading,
): void {
  const entity = reading.model.entities.find(({ name }) => name === resource.name);
  if (!entity) return;
  const [route] = resource.routes;
  if (resource.verbs.size > 0 && resource.verbs.size < ALL_VERBS.length) {
    entity.crud = ALL_VERBS.filter((verb) => resource.verbs.has(verb));
    for (const verb of ALL_VERBS) if (route) reading.place(`#${entity.name}.${verb}`, route.range);
  }
  if (resource.routes.length === 0) {
    const text = `${entity.name} stands only in schemas; it gets routes of its own.`;
    reading.assume(text, `Say "no routes for ${entity.name}" in the brief.`, document.range(resource.node));
  }
  if (resource.wrapped && route) {
    reading.assume(
      `Lists of ${entity.name} are bare arrays with X-Total-Count, without an envelope.`,
      'There is no envelope.',
      route.range,
    );
  }
  for (const { segment, route: nested } of resource.parents) addParent(resource, segment, nested, resources, reading);
}

/** Of two resources with one plural ("/bookings" and "/admin/bookings" of other rows) the first keeps it. */
function keepPluralsApart({ model }: Reading): void {
  const taken = new Set<string>();
  for (const entity of model.entities) {
    const plural = entity.plural?.toLowerCase();
    if (plural !== undefined && taken.has(plural)) delete entity.plural;
    else if (plural !== undefined) taken.add(plural);
  }
}

function addParent(
  resource: Resource,
  segment: string,
  route: Route,
  resources: ReadonlyMap<string, Resource>,
  reading: Reading,
): void {
  const parent = resourceOf(resources, segment);
  if (!parent) return;
  const known = reading.model.relations.find(
    ({ source, target }) => source === resource.name && target === parent.name,
  );
  const many = reading.model.relations.some(
    ({ source, target, cardinality }) =>
      cardinality === 'many_to_many' &&
      [source, target].includes(resource.name) &&
      [source, target].includes(parent.name),
  );
  if (many) return;
  if (known) Object.assign(known, { nested: true, required: true });
  else {
    reading.model.relations.push({
      source: resource.name,
      target: parent.name,
      cardinality: 'many_to_one',
      required: true,
      nested: true,
      onDelete: 'cascade',
    });
    reading.place(`${resource.name}-${parent.name}`, route.range);
  }
}
