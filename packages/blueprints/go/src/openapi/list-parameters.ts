import { jsonText } from '../json-text';
import { PaginationStyle, type EntityModel, type Model, type Property } from '@quantumlayer/ir';
import { fieldSchema, keySchema, type Schema } from './schema';

const ranged: readonly string[] = ['integer', 'number', 'decimal', 'date', 'datetime', 'time'];

/** Query parameters of a list. */
export function listParameters(model: Model, entity: EntityModel): Schema[] {
  const api = model.application.api;
  const limit = { type: 'integer', minimum: 1, maximum: api?.maxLimit ?? 200, default: api?.defaultLimit ?? 50 };
  const page =
    api?.pagination === PaginationStyle.PAGE
      ? [
          query('page', { type: 'integer', minimum: 1, default: 1 }, 'Which page, from 1.'),
          query('pageSize', limit, 'Rows on a page.'),
        ]
      : [
          query('limit', limit, 'Rows on a page.'),
          query('offset', { type: 'integer', minimum: 0, default: 0 }, 'Rows to skip.'),
        ];
  const names = sortable(entity);
  const one = `-?(${names.join('|')})`;
  const sort = query(
    'sort',
    { type: 'string', pattern: `^${one}(,${one})*$` },
    'Properties to sort by, separated by commas; - sorts downwards.',
  );
  const search =
    entity.searchable.length > 0
      ? [
          query(
            'q',
            { type: 'string', pattern: '^[^\\u0000]*$' },
            `Text to find in ${entity.searchable.map(({ name }) => name).join(', ')}.`,
          ),
        ]
      : [];
  const filters = entity.properties.flatMap((property) => filtersOf(model, entity, property));
  const links = entity.links.map(({ property, target }) =>
    query(property, plain(keySchema(target)), 'Rows that are linked with this one.'),
  );
  return [...page, sort, ...search, ...filters, ...links];
}

const query = (name: string, schema: Schema, description: string): Schema => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});

function sortable(entity: EntityModel): string[] {
  return entity.properties
    .filter(
      ({ role, type }) => role !== 'reference' && role !== 'owner' && type.kind !== 'list' && type.kind !== 'json',
    )
    .map(({ name }) => name);
}

function filtersOf(model: Model, entity: EntityModel, property: Property): Schema[] {
  if (property.type.kind === 'json') return [];
  const schema = valueSchema(model, entity, property);
  const exact = property.nullable ? { anyOf: [schema, { const: 'null' }] } : schema;
  const isList = property.type.kind === 'list';
  const equal = query(
    property.name,
    exact,
    isList ? `Rows whose ${property.name} contain the value.` : `Rows with this ${property.name}.`,
  );
  const ranges = ranged.includes(property.type.kind) ? ['gte', 'gt', 'lte', 'lt'] : [];
  return [
    equal,
    ...ranges.map((operator) =>
      query(
        `${property.name}[${operator}]`,
        schema,
        `Rows whose ${property.name} is ${comparison[operator] ?? ''} the value.`,
      ),
    ),
  ];
}

const comparison: Readonly<Record<string, string>> = {
  gte: 'at least',
  gt: 'more than',
  lte: 'at most',
  lt: 'less than',
};

function valueSchema(model: Model, entity: EntityModel, property: Property): Schema {
  if (property.target !== undefined) return plain(keySchema(model.entity(property.target)));
  if (property.role === 'key' && property.field === undefined) return plain(keySchema(entity));
  if (property.type.kind === 'datetime') return { type: 'string', format: 'date-time' };
  if (property.type.kind === 'integer')
    return { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  if (property.type.kind === 'number') return { type: 'number' };
  if (property.type.kind === 'list' || property.type.kind === 'string')
    return { type: 'string', pattern: '^[^\\u0000]*$' };
  return property.field ? plain(fieldSchema(property.field)) : { type: 'string' };
}

/** Filters compare; the bounds of stored values do not matter. */
function plain(schema: Schema): Schema {
  const { type, format, enum: values, pattern } = schema;
  const keepsPattern =
    format === 'decimal' ||
    format === 'uuid' ||
    (format === undefined && type === 'string' && jsonText(pattern).startsWith('^([01]'));
  return {
    type: type ?? 'string',
    ...(format !== undefined && format !== 'email' && format !== 'uri' && { format }),
    ...(values !== undefined && { enum: values }),
    ...(pattern !== undefined &&
      keepsPattern && { pattern: jsonText(pattern).replace(/^\^(?!-\?)(?=\[0-9\])/, '^-?') }),
    ...(type === 'integer' && { minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  };
}
