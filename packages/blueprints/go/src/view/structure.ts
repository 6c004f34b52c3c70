import { FieldType, OperationKind, withArticle, type EntityModel, type Field, type Property } from '@quantumlayer/ir';
import { goLiteral, goType } from '../go-type';
import { exported, phrase } from '../naming';
import { patternLiteral, patternVariable } from './body-parser';
import { boundTests } from './checks';
import { computedStatements, computedUsesNow } from './computed';
import { hasIntegerKey, hasNaturalKey, type Context } from './context';
import { isCreated } from './created';
import { mentionsNow } from './now';

type Column = Pick<Property, 'name' | 'type' | 'nullable'>;

/** Go type of a stored or computed property in its struct. */
export function structType(context: Context, entity: EntityModel, property: Column, prefix = ''): string {
  const enumType = property.type.kind === 'enum' ? prefix + context.enums.of(entity, property).type : 'string';
  return (property.nullable ? '*' : '') + goType(property.type, enumType);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Fields of the struct in representation order: key, fields, references, links, owner, times. */
function structFields(context: Context, entity: EntityModel) {
  const field = (property: Column & { readonly field: Field | undefined }) => ({
    go: exported(property.name),
    type: structType(context, entity, property),
    json: property.name,
    doc: oneLine(property.field?.description ?? ''),
  });
  const position = new Map(entity.definition.fields.map(({ name }, i) => [name, i]));
  const role = (...roles: Property['role'][]) =>
    entity.properties.filter((property) => roles.includes(property.role)).map(field);
  const fields = [...role('field'), ...entity.computed.map(field)].sort(
    (a, b) => (position.get(a.json) ?? 0) - (position.get(b.json) ?? 0),
  );
  const links = entity.links.map(({ property, target }) => ({
    go: exported(property),
    type: `[]${goType(target.key.type)}`,
    json: property,
    doc: '',
  }));
  return [...role('key'), ...fields, ...role('reference'), ...links, ...role('owner', 'createdAt', 'updatedAt')];
}

function enumTypes(context: Context, entity: EntityModel) {
  const name = phrase(entity.name);
  const stored = [...entity.properties, ...entity.computed].filter(({ type }) => type.kind === 'enum');
  const types = stored.map((property) => ({
    ...context.enums.of(entity, property),
    meaning: `the ${phrase(property.name)} of ${withArticle(name)}`,
  }));
  const inputs = entity.operations.flatMap((operation) =>
    operation.input
      .filter(({ type }) => type.kind === 'enum')
      .map((input) => ({
        ...context.enums.ofInput(operation, input),
        meaning: `the ${phrase(input.name)} that ${phrase(operation.name)} takes`,
      })),
  );
  return [...types, ...inputs].map(({ type, list, constants, meaning }) => ({
    type,
    list,
    meaning,
    values: [...constants].map(([text, go]) => ({ text, go })),
  }));
}

/** The Go value of a default; undefined where Go's zero value is right. */
function defaultValue(context: Context, entity: EntityModel, property: Property): string | undefined {
  const kind = property.field?.defaultValue?.kind;
  const wrap = (value: string) => (property.nullable ? `scalar.Some(${value})` : value);
  switch (kind?.case) {
    case 'json': {
      const json: unknown = JSON.parse(kind.value);
      if (json === null) return undefined;
      const literal = goLiteral(property.type, json, context.enums, entity, property);
      const untyped =
        property.nullable && !['enum', 'list', 'json', 'datetime', 'boolean'].includes(property.type.kind);
      return wrap(untyped ? `${structType(context, entity, { ...property, nullable: false })}(${literal})` : literal);
    }
    case 'now':
      return wrap(property.type.kind === 'date' ? 'scalar.DateOf(now.Time)' : 'now');
    case 'codeLength':
      return wrap(`newCode(${kind.value})`);
    default:
      if (property.nullable) return undefined;
      if (property.type.kind === 'list') return 'scalar.StringList{}';
      return property.type.kind === 'json' ? 'scalar.Object("{}")' : undefined;
  }
}

/** What package domain says of an entity. */
export function structureView(context: Context, entity: EntityModel) {
  const { name } = context.names.of(entity);
  const receiver = name.charAt(0).toLowerCase();
  const fields = entity.properties.filter(({ role }) => role === 'field' || role === 'reference');
  const defaults = entity.properties.flatMap((property) => {
    const value =
      property.role === 'field' || property.role === 'key' ? defaultValue(context, entity, property) : undefined;
    return value === undefined ? [] : [{ go: exported(property.name), value }];
  });
  const generatedKey = hasIntegerKey(entity) || hasNaturalKey(entity) ? [] : [{ go: 'ID', value: 'newID()' }];
  const links = entity.links.map(({ property, target }) => ({
    go: exported(property),
    value: `[]${goType(target.key.type)}{}`,
  }));
  const writable = fields.filter((property) => property.writable);
  const resets = [
    ...writable.flatMap((property) => {
      const value = defaultValue(context, entity, property);
      if (value === undefined && !property.nullable) return [];
      return [{ go: exported(property.name), value: value ?? 'nil' }];
    }),
    ...links,
  ];
  const description = oneLine(entity.definition.description);
  const patterned = [
    ...entity.definition.fields.map((field) => ({ owner: entity.name, field })),
    ...entity.operations.flatMap((operation) =>
      operation.input.map(({ field }) => ({ owner: entity.name + exported(operation.name), field })),
    ),
  ].filter(
    ({ field }) =>
      field.pattern !== '' &&
      field.computed === '' &&
      (field.type === FieldType.STRING || field.type === FieldType.TEXT),
  );
  return {
    receiver,
    doc: `${name} is ${withArticle(phrase(entity.name))}${description === '' ? '.' : `: ${description}`}`,
    structFields: structFields(context, entity),
    enums: enumTypes(context, entity),
    patterns: patterned.map(({ owner, field }) => ({
      go: patternVariable(owner, field.name),
      of: phrase(field.name),
      literal: patternLiteral(field.pattern),
    })),
    isCreated: isCreated(context.model, entity),
    defaults: [
      ...generatedKey,
      ...defaults,
      ...links,
      { go: 'CreatedAt', value: 'now' },
      { go: 'UpdatedAt', value: 'now' },
    ],
    resets,
    resetNeedsNow: resets.some(({ value }) => mentionsNow(value)),
    goComputed: computedStatements(context, entity, receiver),
    computeNeedsNow: computedUsesNow(entity),
    bounds: boundTests(context, entity, receiver),
    offersUpdate: entity.operation(OperationKind.UPDATE) !== undefined,
  };
}
