import { FieldType, OperationKind, pascalCase, sampleValue, withArticle, type JsonValue } from '@quantumlayer/ir';
import type { EntityView, ReferenceView } from '../view/entity-view';
import type { PropertyView } from '../view/property-view';
import { sampleBody, sampleKey } from './sample-records';
import type { ProjectView } from '../view/project-view';

interface SchemaProperty {
  readonly name: string;
  readonly schema: string;
}

interface BodySchema {
  readonly id: string;
  readonly constant: string;
  readonly type: string;
  readonly properties: readonly SchemaProperty[];
  readonly readOnly: readonly string[];
  readonly example: Readonly<Record<string, JsonValue>>;
}

/** Data of src/features/[entity]/schema.ts. */
export function schemaData(view: ProjectView, entity: EntityView): object {
  const create = exampleBody(entity);
  return {
    response: responseProperties(entity),
    bodies: bodies(view, entity, create),
    columns: listColumns(entity),
    linkColumns: entity.links.map(({ link }) => ({ link, keyKind: link.target.key.type.kind })),
    examples: { row: exampleRow(entity, create) },
    withArticle,
  };
}

/** In the order of docs/generated-api.md: key, fields as in the IR, relations, owner, times. */
export function responseProperties(entity: EntityView): { name: string; schema: string; present: string }[] {
  const stored = new Map(entity.properties.map((property) => [property.name, property]));
  const computed = new Map(entity.computed.map((property) => [property.name, property]));
  const of = ({ name, responseSchema, present }: PropertyView) => ({ name, schema: responseSchema, present });
  const fields = entity.model.definition.fields.flatMap(({ name }) => {
    const property = stored.get(name);
    if (property) return property.property.role === 'key' ? [] : [of(property)];
    const found = computed.get(name);
    return found ? [{ name, schema: found.schema, present: found.present }] : [];
  });
  const role = (...roles: string[]) =>
    entity.properties.filter(({ property }) => roles.includes(property.role)).map(of);
  const links = entity.links.map(({ name, keySchema }) => ({
    name,
    schema: `Type.Array(${keySchema})`,
    present: `self.${name}`,
  }));
  return [
    ...role('key'),
    ...fields,
    ...role('reference'),
    ...links,
    ...role('owner'),
    ...role('createdAt', 'updatedAt'),
  ];
}

function bodies(view: ProjectView, entity: EntityView, create: BodySchema['example']): BodySchema[] {
  const { operation } = entity;
  const named = (suffix: string, rest: Omit<BodySchema, 'id' | 'constant' | 'type'>): BodySchema => ({
    id: pascalCase(entity.model.name) + suffix,
    constant: entity.camel + suffix,
    type: entity.pascal + suffix,
    ...rest,
  });
  const found: BodySchema[] = [];
  const creatable = creationProperties(entity);
  const readOnly = readOnlyNames(entity, 'creatable');
  if (operation.create) {
    found.push(named('Create', { properties: creatable, readOnly, example: create }));
    for (const reference of nestedReferences(entity)) {
      const properties = creatable.map(({ name, schema }) =>
        name === reference.propertyName ? { name, schema: `Type.Optional(${schema})` } : { name, schema },
      );
      const example = Object.fromEntries(Object.entries(create).filter(([name]) => name !== reference.propertyName));
      found.push(named(`For${pascalCase(reference.name)}`, { properties, readOnly, example }));
    }
  }
  if (entity.isAccount) found.push(named('Register', registration(entity, creatable, readOnly, create)));
  if (operation.update) {
    const patchReadOnly = readOnlyNames(entity, 'writable');
    const naturalKey = entity.key.isNatural
      ? [{ name: entity.key.name, schema: `Type.Optional(${entity.key.schema})` }]
      : [];
    const replaceable = creationProperties(entity, 'writable');
    const writable = Object.fromEntries(Object.entries(create).filter(([name]) => !patchReadOnly.includes(name)));
    const [first] = Object.entries(writable);
    const patch = replaceable.map(({ name, schema }) => ({
      name,
      schema: schema.startsWith('Type.Optional(') ? schema : `Type.Optional(${schema})`,
    }));
    found.push(
      named('Patch', { properties: patch, readOnly: patchReadOnly, example: first ? { [first[0]]: first[1] } : {} }),
    );
    const replaceReadOnly = patchReadOnly.filter((name) => !naturalKey.some((key) => key.name === name));
    found.push(
      named('Replace', { properties: [...naturalKey, ...replaceable], readOnly: replaceReadOnly, example: writable }),
    );
  }
  for (const action of entity.actions) {
    const example = Object.fromEntries(
      action.model.input.map(({ name, field }) => [name, sampleValue(field, { ordinal: 1 })]),
    );
    const suffix = pascalCase(action.name);
    found.push({
      ...named(suffix, { properties: action.input, readOnly: [], example }),
      id: `${pascalCase(entity.model.name)}${suffix}Input`,
    });
  }
  return found;
}

function registration(
  entity: EntityView,
  creatable: readonly SchemaProperty[],
  readOnly: readonly string[],
  create: BodySchema['example'],
) {
  const password = { name: 'password', schema: 'Type.String({ minLength: 8, maxLength: 128 })' };
  const [email, ...rest] = creatable;
  return {
    properties: [...(email ? [email] : []), password, ...rest],
    readOnly,
    example: { ...create, password: 'correct horse battery' },
  };
}

export function nestedReferences({ references }: EntityView): ReferenceView[] {
  return references.filter(({ nestedPath }) => nestedPath !== undefined);
}

export function creationProperties(entity: EntityView, by: 'creatable' | 'writable' = 'creatable'): SchemaProperty[] {
  const properties = entity.properties.filter(({ property }) => property[by]);
  return [
    ...properties.map(({ name, schema, nullable, property }) => ({
      name,
      schema: nullable || property.field?.defaultValue ? `Type.Optional(${schema})` : schema,
    })),
    ...entity.links.map(({ name, keySchema }) => ({
      name,
      schema: `Type.Optional(Type.Array(${keySchema}, { maxItems: 100 }))`,
    })),
  ];
}

function readOnlyNames(entity: EntityView, by: 'creatable' | 'writable'): string[] {
  return [
    ...entity.properties.filter(({ property }) => !property[by]).map(({ name }) => name),
    ...entity.computed.map(({ name }) => name),
  ];
}

function exampleBody({ model }: EntityView): Record<string, JsonValue> {
  const given: Record<string, JsonValue> = {};
  model.references.forEach(
    ({ property, target }, position) => (given[property.name] = sampleKey(target, position + 1)),
  );
  for (const { property, target } of model.links) given[property] = [sampleKey(target)];
  return sampleBody(model, 1, given);
}

function exampleRow(entity: EntityView, create: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  const time = '2026-11-30T09:15:00.000Z';
  const fields = new Map(entity.model.definition.fields.map((field) => [field.name, field]));
  const owner = entity.model.owner?.property;
  return Object.fromEntries(
    responseProperties(entity).map(({ name }): [string, JsonValue] => {
      if (name in create) return [name, create[name] ?? null];
      if (name === 'createdAt' || name === 'updatedAt') return [name, time];
      if (name === entity.key.name) return [name, sampleKey(entity.model)];
      if (owner && name === owner.name) return [name, '01890a5d-ac96-774b-bcce-b302099a8001'];
      const field = fields.get(name);
      return [name, field ? sampleValue(field, { ordinal: 1 }) : null];
    }),
  );
}

/** What the list of the entity can be filtered by. */
export function listColumns(entity: EntityView): { name: string; column: { kind: string; sortable?: false } }[] {
  if (!entity.operations.some(({ kind }) => kind === OperationKind.LIST)) return [];
  return entity.properties
    .filter(({ property }) => property.type.kind !== 'json')
    .map(({ name, column, nullable, property }) => ({
      name,
      column: {
        column,
        ...columnType(property),
        ...(nullable && { nullable }),
        ...(!isSortable(property) && { sortable: false }),
      },
    }));
}

const isSortable = ({ type, role }: PropertyView['property']): boolean =>
  type.kind !== 'list' && role !== 'reference' && role !== 'owner';

function columnType({ type, field }: PropertyView['property']): { kind: string } {
  if (type.kind === 'decimal' || type.kind === 'enum') return type;
  const isEmail = field !== undefined && type.kind === 'string' && field.type === FieldType.EMAIL;
  return { kind: isEmail ? 'email' : type.kind };
}
