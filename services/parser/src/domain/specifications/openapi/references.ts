import { camelCase, pascalCase, pluralWords, singularWords, wordsOf } from '../../names';
import { coreName } from './core-words';
import type { OpenApiDocument } from './document';
import { addComponentResource, newResource, resourceOf, type Resource } from './resources';
import { viewOf, type SchemaView } from './schema-view';

/** A property that stands for another entity. */
export interface Reference {
  target: string;
  /** camelCase role, plural for lists. */
  name: string;
  list: boolean;
  /** The target's rows belong to this entity: a list of parts that have no collection of their own. */
  owned?: boolean;
}

/** `authorId`, `tagIds`, `author: {$ref}` and `tags: [{$ref}]`; undefined for an ordinary property. */
export function findReference(
  document: OpenApiDocument,
  source: string,
  name: string,
  view: SchemaView,
  resources: Map<string, Resource>,
): Reference | undefined {
  const items = view.items && viewOf(document, view.items);
  addNamedComponent(document, name, resources);
  if (view.type === 'array' && items) {
    return items.properties.size > 0 ? listOf(source, name, items, resources) : listOfKeys(name, items, resources);
  }
  if (view.properties.size > 0) return objectOf(name, view, resources);
  return view.type === 'string' || view.type === 'integer' || view.type === undefined
    ? keyOf(source, name, resources)
    : undefined;
}

/** `tagIds` may name a schema that nothing else refers to. */
function addNamedComponent(document: OpenApiDocument, name: string, resources: Map<string, Resource>): void {
  const words = wordsOf(name);
  if (words.length < 2 || !['id', 'ids'].includes(words.at(-1) ?? '')) return;
  const component = pascalCase(singularWords(words.slice(0, -1)));
  const node = document.descend(document.root, 'components', 'schemas', component);
  if (node && !resources.has(component)) addComponentResource(resources, viewOf(document, { ...node, component }));
}

/** "authorId" -> Author; "homeTeamId" -> Team, with the role homeTeam. */
function keyOf(source: string, name: string, resources: ReadonlyMap<string, Resource>): Reference | undefined {
  const words = wordsOf(name);
  if (words.length < 2 || words.at(-1) !== 'id') return undefined;
  const role = words.slice(0, -1);
  const target = role.map((_, index) => pascalCase(role.slice(index))).find((candidate) => resources.has(candidate));
  if (target !== undefined) return { target, name: camelCase(role), list: false };
  const [parent] = resources.get(source)?.parents.flatMap(({ segment }) => resourceOf(resources, segment) ?? []) ?? [];
  // Under /users/{id}/items an item's `owner_id` can only mean the user; under /projects/{id}/epics it is somebody else.
  const isPerson = parent !== undefined && PEOPLE.has(wordsOf(parent.name).at(-1) ?? '');
  return parent && (isPerson || role.join() === 'parent') && OWNERS.has(role.join(' '))
    ? { target: parent.name, name: camelCase(role), list: false }
    : undefined;
}

const PEOPLE = new Set('user account member customer person client employee profile student teacher author'.split(' '));
const OWNERS = new Set(['owner', 'parent', 'author', 'creator', 'user', 'account', 'created by']);

function listOfKeys(name: string, items: SchemaView, resources: ReadonlyMap<string, Resource>): Reference | undefined {
  const words = wordsOf(name);
  const keys = words.at(-1) === 'ids' && (items.type === 'string' || items.type === 'integer');
  const role = words.slice(0, -1);
  const target = pascalCase(singularWords(role));
  return keys && resources.has(target) ? { target, name: camelCase(pluralWords(role)), list: true } : undefined;
}

function objectOf(name: string, view: SchemaView, resources: ReadonlyMap<string, Resource>): Reference | undefined {
  const target = view.component === undefined ? undefined : coreName(view.component);
  return target !== undefined && resources.has(target)
    ? { target, name: camelCase(wordsOf(name)), list: false }
    : undefined;
}

function listOf(
  source: string,
  name: string,
  items: SchemaView,
  resources: Map<string, Resource>,
): Reference | undefined {
  if (items.component === undefined) return undefined;
  const target = coreName(items.component);
  const known = resources.get(target);
  const role = camelCase(wordsOf(name));
  if (known && (known.plural !== undefined || known.parents.length > 0)) {
    const back = [...known.answers, ...known.creations].some(({ properties }) =>
      [...properties.keys()].some((key) => pointsTo(key, source)),
    );
    const nested = known.parents.some(({ segment }) => resourceOf(resources, segment)?.name === source);
    return back || nested ? { target, name: role, list: false, owned: true } : { target, name: role, list: true };
  }
  if (addComponentResource(resources, items)) return { target, name: role, list: true };
  // Parts without a key of their own: rows that live and go with this entity.
  const part = newResource(target, items.node);
  part.answers.push(items);
  resources.set(target, part);
  return { target, name: role, list: false, owned: true };
}

function pointsTo(property: string, entity: string): boolean {
  const plain = pascalCase(wordsOf(property));
  return plain === entity || plain === `${entity}Id`;
}
