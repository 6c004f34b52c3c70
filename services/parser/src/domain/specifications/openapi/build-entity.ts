import type { DraftEntity, DraftRelation } from '../../draft-model';
import { camelCase, pascalCase, wordsOf } from '../../names';
import { completeNaturalKey } from '../natural-key';
import { fieldName, isPassword, isSecret, isTimestamp } from '../implicit-names';
import type { Reading } from '../reading';
import type { OpenApiDocument } from './document';
import { propertyField } from './property-field';
import { findReference, type Reference } from './references';
import { addComponentResource, type Resource } from './resources';
import { isParameter } from './routes';
import { viewOf, type SchemaView } from './schema-view';

/** Turns a resource into an entity and its relations; resources found on the way are added to the map. */
export function buildEntity(
  document: OpenApiDocument,
  resource: Resource,
  resources: Map<string, Resource>,
  reading: Reading,
): DraftEntity {
  const entity: DraftEntity = { name: resource.name, fields: [] };
  if (resource.plural !== undefined) entity.plural = resource.plural;
  reading.place(entity.name, document.range(resource.node));
  const schemas = [...resource.answers, ...resource.creations, ...resource.updates];
  const description = schemas.map((view) => view.keyword('description')).find((text) => typeof text === 'string');
  if (typeof description === 'string') entity.description = description.trim().slice(0, 500);
  const properties = new Map(schemas.toReversed().flatMap((view) => [...view.properties]));
  const ordered = new Set(schemas.flatMap((view) => [...view.properties.keys()]));
  chooseKey(entity, resource, properties.has('id'), document, reading);
  for (const name of ordered) {
    const node = properties.get(name);
    if (node && !isImplicit(entity, name))
      addProperty(document, entity, resource, resources, name, viewOf(document, node), reading);
  }
  completeNaturalKey(entity, reading, document.range(resource.node));
  return entity;
}

/** Keys, times and passwords have their own places. */
function isImplicit(entity: DraftEntity, name: string): boolean {
  if (entity.key?.kind === 'natural' && entity.key.field === camelCase(wordsOf(name))) return false;
  const plain = camelCase(wordsOf(name));
  const isHidden = isPassword(name) || isSecret(name);
  return plain === 'id' || isTimestamp(name) || isHidden || plain === `${camelCase(wordsOf(entity.name))}Id`;
}

function addProperty(
  document: OpenApiDocument,
  entity: DraftEntity,
  resource: Resource,
  resources: Map<string, Resource>,
  name: string,
  view: SchemaView,
  reading: Reading,
): void {
  const at = document.range(view.node);
  const presence = presenceOf(name, view, resource);
  const reference = findReference(document, entity.name, name, view, resources);
  if (reference) {
    addRelation(entity, reference, presence.required, reading, at);
    return;
  }
  const items = view.items && viewOf(document, view.items);
  if (view.type === 'object' && addComponentResource(resources, view)) {
    const target = pascalCase(wordsOf(addComponentResource(resources, view)?.name ?? ''));
    addRelation(entity, { target, name: camelCase(wordsOf(name)), list: false }, presence.required, reading, at);
    return;
  }
  const plain = fieldName(name);
  const built = plain === undefined ? undefined : propertyField(plain, view, items?.type);
  if (!built) {
    const text = `"${name}" of ${entity.name} is left out: nothing in the model holds ${view.type ?? 'such a value'}${items ? ` of ${items.type ?? 'anything'}` : ''}.`;
    reading.leaveOut(text, 'Make it a text, number, date, list of texts or a resource of its own.', at);
    return;
  }
  for (const remark of built.remarks)
    reading.assume(`"${name}" of ${entity.name}: ${remark}.`, 'Change its schema.', at);
  Object.assign(built.field, presence);
  if (built.field.readOnly !== true) delete built.field.readOnly;
  entity.fields.push(built.field);
  reading.place(`${entity.name}.${built.field.name}`, at);
}

/** Who may send the property, and whether it must be there. */
function presenceOf(name: string, view: SchemaView, resource: Resource): { required: boolean; readOnly: boolean } {
  const { answers, creations, updates } = resource;
  const separate =
    creations.length > 0 && creations.every(({ node }) => !answers.some((answer) => answer.node.value === node.value));
  const sent = [...creations, ...updates].some(({ properties }) => properties.has(name));
  const readOnly = view.keyword('readOnly') === true || (separate && !sent);
  const deciding = separate ? creations : [...creations, ...answers].slice(0, 1);
  const required = !readOnly && !view.nullable && deciding.some((schema) => schema.required.has(name));
  return { required, readOnly };
}

function chooseKey(
  entity: DraftEntity,
  resource: Resource,
  hasId: boolean,
  document: OpenApiDocument,
  reading: Reading,
): void {
  const views = resource.answers.flatMap(({ properties }) => properties.get('id') ?? []);
  const type = views[0] && viewOf(document, views[0]).type;
  if (hasId) {
    entity.key = { kind: type === 'integer' || type === 'number' ? 'integer' : 'uuid' };
    return;
  }
  const parameter = resource.routes
    .map(({ segments }) => segments.at(-1))
    .find(isParameter)
    ?.slice(1, -1);
  const known = resource.answers.some(({ properties }) => parameter !== undefined && properties.has(parameter));
  const natural = parameter === undefined ? undefined : fieldName(parameter);
  if (parameter === undefined || !known || natural === undefined || /id$/i.test(parameter)) return;
  entity.key = { kind: 'natural', field: natural };
  const text = `${entity.name} is addressed by its \`${natural}\`, as in the path.`;
  reading.assume(text, 'Give the schema an `id`.', document.range(resource.node));
}

function addRelation(
  entity: DraftEntity,
  reference: Reference,
  required: boolean,
  reading: Reading,
  at: { start: number; end: number },
): void {
  const relation: DraftRelation = reference.owned
    ? {
        source: reference.target,
        target: entity.name,
        cardinality: 'many_to_one',
        required: true,
        onDelete: 'cascade',
        nested: true,
      }
    : {
        source: entity.name,
        target: reference.target,
        cardinality: reference.list ? 'many_to_many' : 'many_to_one',
        name: reference.name,
        ...(reference.list ? {} : { required }),
      };
  const same = reading.model.relations.find(
    (known) =>
      known.source === relation.source &&
      known.target === relation.target &&
      (known.name === relation.name || relation.name === undefined || known.name === undefined),
  );
  const reverse =
    reference.list &&
    reading.model.relations.some((known) => known.source === reference.target && known.target === entity.name);
  if (reverse) return;
  if (same) {
    if (relation.name !== undefined) same.name ??= relation.name;
    same.required = (same.required ?? false) || (relation.required ?? false);
    return;
  }
  reading.model.relations.push(relation);
  reading.place(`${relation.source}-${relation.target}`, at);
}
