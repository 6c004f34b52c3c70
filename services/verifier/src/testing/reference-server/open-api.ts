import {
  FieldType,
  OperationKind,
  PaginationStyle,
  type EntityModel,
  type Field,
  type JsonValue,
  type Model,
  type Property,
} from '@quantumlayer/ir';
import { anchored } from '@quantumlayer/ir';
import { isFilterable } from '../../gates/contract/reference/list-query';
import type { Route } from '../../gates/contract/reference/routes';

type Json = Record<string, JsonValue>;

/** The OpenAPI document of an IR, as docs/generated-api.md wants it. */
export function openApiOf(model: Model, routes: readonly Route[]): JsonValue {
  const paths: Record<string, Json> = {};
  for (const route of routes)
    (paths[route.path] ??= parametersOf(route))[route.method.toLowerCase()] = operationOf(model, route);
  const schemas = model.entities.flatMap((entity): [string, JsonValue][] => [
    [entity.name, shown(entity)],
    [`${entity.name}Create`, body(entity, ({ creatable }) => creatable, true)],
    [`${entity.name}Patch`, body(entity, ({ writable }) => writable, false)],
    [`${entity.name}Replace`, body(entity, ({ writable }) => writable, true)],
  ]);
  return {
    openapi: '3.1.0',
    info: { title: model.application.title, version: '1.0.0' },
    paths: paths as unknown as JsonValue,
    components: {
      schemas: {
        ...Object.fromEntries(schemas),
        ProblemDetails: { type: 'object', required: ['type', 'title', 'status'] },
      },
    },
  };
}

function ref(name: string): JsonValue {
  return { $ref: `#/components/schemas/${name}` };
}

function parametersOf({ path }: Route): Json {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  return names.length === 0
    ? {}
    : { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) };
}

const ALWAYS = ['400', '401', '403', '404', '405', '409', '412', '413', '415', '422', '429', '500'];

function operationOf(model: Model, route: Route): Json {
  const { entity, operation, operationId } = route;
  const problems = Object.fromEntries(
    ALWAYS.map((status) => [
      status,
      { description: 'Problem', content: { 'application/problem+json': { schema: ref('ProblemDetails') } } },
    ]),
  );
  const responses = (status: string, schema?: JsonValue): JsonValue => ({
    ...problems,
    [status]: {
      description: 'Success',
      ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }),
    },
    ...(operation?.kind === OperationKind.READ ? { '304': { description: 'Not modified' } } : {}),
  });
  if (!entity || !operation)
    return {
      operationId,
      ...ownRequest(model, operationId),
      responses: {
        ...(responses('200') as Json),
        '201': { description: 'Created' },
        '204': { description: 'Done' },
        '503': { description: 'Unavailable' },
      },
    };
  const request = (schema: JsonValue, required = true): Json => ({
    requestBody: { required, content: { 'application/json': { schema } } },
  });
  switch (operation.kind) {
    case OperationKind.LIST:
      return {
        operationId,
        parameters: queryOf(model, entity),
        responses: responses('200', { type: 'array', items: ref(entity.name) }),
      };
    case OperationKind.CREATE:
      return { operationId, ...request(ref(`${entity.name}Create`)), responses: responses('201', ref(entity.name)) };
    case OperationKind.UPDATE:
      return {
        operationId,
        ...request(ref(`${entity.name}${route.method === 'PUT' ? 'Replace' : 'Patch'}`)),
        responses: responses('200', ref(entity.name)),
      };
    case OperationKind.DELETE:
      return { operationId, responses: responses('204') };
    case OperationKind.ACTION: {
      const input = operation.input.map((each) => ({
        ...each,
        column: '',
        role: 'field' as const,
        creatable: true,
        writable: true,
      }));
      return {
        operationId,
        ...request(object(input, true), operation.bodyRequired),
        responses: responses('200', ref(entity.name)),
      };
    }
    case OperationKind.REDIRECT:
      return { operationId, responses: responses('302') };
    default:
      return { operationId, responses: responses('200', ref(entity.name)) };
  }
}

/** Bodies of the routes of authentication. */
function ownRequest({ account }: Model, operationId: string): Json {
  const strings = (...names: string[]): JsonValue => ({
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string', minLength: 1 }])),
  });
  const register =
    account &&
    (body(account, ({ creatable }) => creatable, true) as unknown as { required: string[]; properties: Json });
  const bodies: Readonly<Record<string, JsonValue | undefined>> = {
    register: register && {
      ...register,
      required: [...register.required, 'password'],
      properties: { ...register.properties, password: { type: 'string', minLength: 8, maxLength: 128 } },
    },
    login: strings('email', 'password'),
    refresh: strings('refreshToken'),
    logout: strings('refreshToken'),
    createApiKey: strings('name'),
  };
  const schema = bodies[operationId];
  return schema === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function queryOf({ application: { api } }: Model, entity: EntityModel): JsonValue {
  const names = api?.pagination === PaginationStyle.PAGE ? ['pageSize', 'page'] : ['limit', 'offset'];
  const paging = names.map((name) => ({
    name,
    in: 'query',
    schema: {
      type: 'integer',
      minimum: name === 'offset' ? 0 : 1,
      ...(name === 'limit' || name === 'pageSize' ? { maximum: api?.maxLimit ?? 200 } : {}),
    },
  }));
  const filters = entity.properties
    .filter(isFilterable)
    .map(({ name }) => ({ name, in: 'query', schema: { type: 'string' } }));
  return [...paging, { name: 'sort', in: 'query', schema: { type: 'string' } }, ...filters];
}

function shown(entity: EntityModel): JsonValue {
  const properties = [
    ...entity.properties.map((property): [string, JsonValue] => [
      property.name,
      nullable(schemaOf(property), property.nullable),
    ]),
    ...entity.computed.map((each): [string, JsonValue] => [
      each.name,
      nullable(fieldSchema(each.field, false), each.nullable),
    ]),
    ...entity.links.map(({ property, target }): [string, JsonValue] => [
      property,
      { type: 'array', items: schemaOf(target.key) },
    ]),
  ];
  return {
    type: 'object',
    additionalProperties: false,
    required: properties.map(([name]) => name),
    properties: Object.fromEntries(properties),
  };
}

function body(entity: EntityModel, may: (property: Property) => boolean, full: boolean): JsonValue {
  const schema = object(entity.properties.filter(may), full) as { properties: Json };
  for (const { property, target } of entity.links)
    schema.properties[property] = { type: 'array', maxItems: 100, items: schemaOf(target.key) };
  return schema as unknown as JsonValue;
}

function object(properties: readonly Property[], full: boolean): JsonValue {
  const required = full
    ? properties.filter((property) => !property.nullable && !property.field?.defaultValue).map(({ name }) => name)
    : [];
  const schemas = properties.map((property): [string, JsonValue] => [
    property.name,
    nullable(schemaOf(property), property.nullable),
  ]);
  return { type: 'object', additionalProperties: false, required, properties: Object.fromEntries(schemas) };
}

function nullable(schema: Json, isNullable: boolean): JsonValue {
  return isNullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function schemaOf({ field, type }: Property): Json {
  if (field) return fieldSchema(field, true);
  if (type.kind === 'integer') return { type: 'integer' };
  return type.kind === 'datetime'
    ? { type: 'string', format: 'date-time' }
    : { type: 'string', ...(type.kind === 'uuid' ? { format: 'uuid' } : {}) };
}

function fieldSchema(field: Field, required: boolean): Json {
  const lengths = (limit: number): Json => ({
    minLength: field.minLength ?? (field.required && required ? 1 : 0),
    maxLength: field.maxLength ?? limit,
  });
  const bounds: Json = {
    ...(field.minimum === undefined
      ? {}
      : { [field.exclusiveMinimum ? 'exclusiveMinimum' : 'minimum']: Number(field.minimum) }),
    ...(field.maximum === undefined
      ? {}
      : { [field.exclusiveMaximum ? 'exclusiveMaximum' : 'maximum']: Number(field.maximum) }),
  };
  switch (field.type) {
    case FieldType.STRING:
      return {
        type: 'string',
        ...lengths(255),
        pattern: field.pattern === '' ? '^[^\\u0000-\\u001f\\u007f]*$' : anchored(field.pattern),
      };
    case FieldType.TEXT:
      return {
        type: 'string',
        ...lengths(10_000),
        ...(field.pattern === '' ? {} : { pattern: anchored(field.pattern) }),
      };
    case FieldType.INTEGER:
      return { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, ...bounds };
    case FieldType.NUMBER:
      return { type: 'number', ...bounds };
    case FieldType.DECIMAL:
      return {
        type: 'string',
        pattern: field.scale === 0 ? '^-?\\d{1,15}$' : `^-?\\d{1,${15 - field.scale}}(\\.\\d{1,${field.scale}})?$`,
      };
    case FieldType.BOOLEAN:
      return { type: 'boolean' };
    case FieldType.DATE:
      return { type: 'string', format: 'date' };
    case FieldType.DATETIME:
      return { type: 'string', format: 'date-time' };
    case FieldType.TIME:
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$' };
    case FieldType.ENUM:
      return { type: 'string', enum: field.enumValues };
    case FieldType.EMAIL:
      return { type: 'string', format: 'email', maxLength: 254 };
    case FieldType.URL:
      return { type: 'string', format: 'uri', maxLength: 2048 };
    case FieldType.UUID:
      return { type: 'string', format: 'uuid' };
    case FieldType.STRING_LIST:
      return {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 255 },
        minItems: field.minLength ?? 0,
        maxItems: field.maxLength ?? 100,
      };
    default:
      return { type: 'object' };
  }
}
