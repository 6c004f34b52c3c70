import { jsonText } from '../json-text';
import {
  anchored,
  FieldType,
  KeyKind,
  sampleRow,
  type EntityModel,
  type Field,
  type JsonValue,
  type Model,
  type Property,
} from '@quantumlayer/ir';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Schema = { readonly [name: string]: Json };

const maxInteger = Number.MAX_SAFE_INTEGER;
const uuidPattern = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';
/** No control characters; NUL alone is out of long texts. */
const oneLine = '^[^\\u0000-\\u001F\\u007F]*$';
const anyLines = '^[^\\u0000]*$';

/** The schema of a field's JSON, with every bound that the API holds to. */
export function fieldSchema(field: Field): Schema {
  const described = { ...(field.description !== '' && { description: field.description }) };
  switch (field.type) {
    case FieldType.STRING:
    case FieldType.TEXT:
      return {
        type: 'string',
        ...lengths(field, field.type === FieldType.TEXT ? 10_000 : 255),
        ...textPattern(field),
        ...described,
      };
    case FieldType.EMAIL:
      return { type: 'string', format: 'email', ...lengths(field, 254), ...described };
    case FieldType.URL:
      return {
        type: 'string',
        format: 'uri',
        pattern: '^[Hh][Tt][Tt][Pp][Ss]?://',
        ...lengths(field, 2_048),
        ...described,
      };
    case FieldType.INTEGER:
      return { type: 'integer', ...numeric(field, maxInteger), ...described };
    case FieldType.NUMBER:
      return { type: 'number', ...numeric(field), ...described };
    case FieldType.DECIMAL:
      return { type: 'string', format: 'decimal', pattern: decimalPattern(field), ...described };
    case FieldType.BOOLEAN:
      return { type: 'boolean', ...described };
    case FieldType.DATE:
      return { type: 'string', format: 'date', ...described };
    case FieldType.DATETIME:
      return { type: 'string', format: 'date-time', ...described };
    case FieldType.TIME:
      return { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$', ...described };
    case FieldType.ENUM:
      return { type: 'string', enum: field.enumValues, ...described };
    case FieldType.UUID:
      return { type: 'string', format: 'uuid', pattern: uuidPattern, ...described };
    case FieldType.STRING_LIST:
      return {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 255, pattern: anyLines },
        minItems: field.minLength ?? 0,
        maxItems: field.maxLength ?? 100,
        ...described,
      };
    default:
      return { type: 'object', ...described };
  }
}

function lengths(field: Field, limit: number): Schema {
  const minimum = Math.max(
    field.minLength ?? 0,
    field.required && (field.type === FieldType.STRING || field.type === FieldType.TEXT) ? 1 : 0,
  );
  return { ...(minimum > 0 && { minLength: minimum }), maxLength: field.maxLength ?? limit };
}

function textPattern(field: Field): Schema {
  if (field.pattern !== '') return { pattern: anchored(field.pattern) };
  if (!field.required) return { pattern: field.type === FieldType.TEXT ? anyLines : oneLine };
  // At least one character that is not blank.
  return {
    pattern:
      field.type === FieldType.TEXT
        ? '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$'
        : '^[^\\u0000-\\u001F\\u007F]*[^\\s\\u0000-\\u001F\\u007F][^\\u0000-\\u001F\\u007F]*$',
  };
}

function numeric(field: Field, limit?: number): Schema {
  const low = field.minimum === undefined ? undefined : Number(field.minimum);
  const high = field.maximum === undefined ? undefined : Number(field.maximum);
  return {
    ...(low === undefined
      ? limit !== undefined && { minimum: -limit }
      : { [field.exclusiveMinimum ? 'exclusiveMinimum' : 'minimum']: low }),
    ...(high === undefined
      ? limit !== undefined && { maximum: limit }
      : { [field.exclusiveMaximum ? 'exclusiveMaximum' : 'maximum']: high }),
  };
}

/** JSON Schema cannot bound a decimal string; the pattern keeps its sign and its digits. */
function decimalPattern(field: Field): string {
  const sign = field.minimum !== undefined && Number(field.minimum) >= 0 ? '' : '-?';
  const whole = Math.max(1, 15 - field.scale);
  return `^${sign}[0-9]{1,${whole}}${field.scale > 0 ? `(\\.[0-9]{1,${field.scale}})?` : ''}$`;
}

/** The schema of an entity's key. */
export function keySchema(entity: EntityModel): Schema {
  switch (entity.definition.key?.kind) {
    case KeyKind.INTEGER:
      return { type: 'integer', minimum: 1, maximum: maxInteger };
    case KeyKind.NATURAL:
      return entity.key.field ? fieldSchema(entity.key.field) : { type: 'string' };
    default:
      return { type: 'string', format: 'uuid' };
  }
}

const nullable = (schema: Schema): Schema => {
  const widened = { ...schema, type: [schema['type'] as string, 'null'] };
  return Array.isArray(schema['enum']) ? { ...widened, enum: [...(schema['enum'] as Json[]), null] } : widened;
};

function propertySchema(model: Model, property: Property): Schema {
  const schema =
    property.target === undefined
      ? property.field
        ? fieldSchema(property.field)
        : { type: 'string', format: 'date-time' }
      : keySchema(model.entity(property.target));
  return property.nullable ? nullable(schema) : schema;
}

function idsSchema(entity: EntityModel): Schema {
  return { type: 'array', items: keySchema(entity), maxItems: 100 };
}

const object = (properties: Record<string, Schema>, required: readonly string[], extra: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...(required.length > 0 && { required }),
  ...extra,
});

/** The row as the API answers it. */
export function rowSchema(model: Model, entity: EntityModel): Schema {
  const position = new Map(entity.definition.fields.map(({ name }, i) => [name, i]));
  const stored = (...roles: Property['role'][]): [string, Schema][] =>
    entity.properties
      .filter(({ role }) => roles.includes(role))
      .map((property) => [
        property.name,
        property.role === 'key' ? keySchema(entity) : propertySchema(model, property),
      ]);
  const computed = entity.computed.map(({ name, field, nullable: empty }): [string, Schema] => [
    name,
    { ...(empty ? nullable(bare(field)) : bare(field)), readOnly: true },
  ]);
  const fields = [...stored('field'), ...computed].sort(([a], [b]) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  const links = entity.links.map(({ property, target }): [string, Schema] => [
    property,
    { type: 'array', items: keySchema(target) },
  ]);
  const properties = Object.fromEntries([
    ...stored('key'),
    ...fields,
    ...stored('reference'),
    ...links,
    ...stored('owner', 'createdAt', 'updatedAt'),
  ]);
  const description = entity.definition.description;
  return object(properties, Object.keys(properties), description === '' ? {} : { description });
}

/** Computed values have a type, but no bounds. */
function bare(field: Field): Schema {
  const { type, format } = fieldSchema(field);
  return { type: type as string, ...(format !== undefined && { format }) };
}

/** What a body may hold; `mode` says in which request. */
export function bodySchema(model: Model, entity: EntityModel, mode: 'create' | 'replace' | 'patch'): Schema {
  const writable = entity.properties.filter(({ creatable, writable: changes }) =>
    mode === 'create' ? creatable : changes,
  );
  const schema = (property: Property): Schema => {
    const kind = property.field?.defaultValue?.kind;
    const own = property.role === 'key' ? keySchema(entity) : propertySchema(model, property);
    return kind?.case === 'json' && mode !== 'patch' ? { ...own, default: JSON.parse(kind.value) as Json } : own;
  };
  const properties = Object.fromEntries([
    ...writable.map((property): [string, Schema] => [property.name, schema(property)]),
    ...entity.links.map(({ property, target }): [string, Schema] => [property, idsSchema(target)]),
  ]);
  const required =
    mode === 'patch'
      ? []
      : writable.filter(({ nullable: empty, field }) => !empty && !field?.defaultValue).map(({ name }) => name);
  return object(properties, required);
}

/** A sound body; undefined where none was found. */
export function exampleBody(model: Model, entity: EntityModel, ordinal = 0): Record<string, JsonValue> | undefined {
  const given = Object.fromEntries(
    entity.references.map(({ property, target }) => [property.name, exampleKey(target)]),
  );
  const links = Object.fromEntries(entity.links.map(({ property }) => [property, [] as JsonValue[]]));
  try {
    return sampleRow(entity, { ordinal, complete: true, given: { ...given, ...links } });
  } catch {
    return undefined;
  }
}

export function exampleKey(entity: EntityModel): string | number {
  switch (entity.definition.key?.kind) {
    case KeyKind.INTEGER:
      return 1;
    case KeyKind.NATURAL:
      return jsonText(sampleOrEmpty(entity)[entity.key.name] ?? 'example');
    default:
      return '01939f4e-5c6a-7b3c-8d9e-0f1a2b3c4d5e';
  }
}

function sampleOrEmpty(entity: EntityModel): Record<string, JsonValue> {
  try {
    return sampleRow(entity, { ordinal: 0, complete: true });
  } catch {
    return {};
  }
}
