import { descriptionOf, summaryOf } from '@quantumlayer/blueprint-kit';
import {
  AccessLevel,
  mayBeRestricted,
  OperationKind,
  type EntityModel,
  type Model,
  type OperationModel,
  type Reference,
} from '@quantumlayer/ir';
import { accountPaths, keyPaths, systemPaths } from './fixed-paths';
import { listParameters } from './list-parameters';
import { headersOf, json, problemResponses, problemSchema } from './responses';
import {
  bodySchema,
  exampleBody,
  exampleKey,
  fieldSchema,
  keySchema,
  rowSchema,
  type Json,
  type Schema,
} from './schema';

type Paths = Record<string, Record<string, Schema>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The OpenAPI 3.1 document of an application, as text. */
export function openApi(model: Model): string {
  const { application } = model;
  const paths: Paths = { ...systemPaths() };
  if (model.account) Object.assign(paths, accountPaths(model, model.account));
  if (model.authentication === 'api_key') Object.assign(paths, keyPaths(model));
  for (const entity of model.entities) for (const operation of entity.operations) addOperation(paths, model, operation);
  const schemas = Object.fromEntries([
    ...model.entities.flatMap((entity) => schemasOf(model, entity)),
    ['ProblemDetails', problemSchema],
  ]);
  const document = {
    openapi: '3.1.0',
    info: {
      title: application.title,
      version: '1.0.0',
      description: descriptionOf(model),
    },
    paths,
    components: { schemas, ...securitySchemes(model) },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function securitySchemes(model: Model): Schema {
  if (model.authentication === 'jwt')
    return { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } };
  if (model.authentication === 'api_key')
    return { securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } };
  return {};
}

function schemasOf(model: Model, entity: EntityModel): [string, Schema][] {
  const creates = !entity.isAccount && entity.operation(OperationKind.CREATE) !== undefined;
  const updates = entity.operation(OperationKind.UPDATE) !== undefined;
  return [
    [entity.name, rowSchema(model, entity)],
    ...(creates ? [[`${entity.name}Create`, bodySchema(model, entity, 'create')] as [string, Schema]] : []),
    ...(updates
      ? ([
          [`${entity.name}Patch`, bodySchema(model, entity, 'patch')],
          [`${entity.name}Replace`, bodySchema(model, entity, 'replace')],
        ] as [string, Schema][])
      : []),
  ];
}

/** Statuses that the access rule and the rate limit can give. */
function gateStatuses(model: Model, { access }: OperationModel): number[] {
  const guarded = model.authentication !== 'none' && access.level !== AccessLevel.PUBLIC;
  return [...(guarded ? [401] : []), ...(access.level === AccessLevel.ROLES ? [403] : []), 429];
}

function security(model: Model, { access }: OperationModel): Schema {
  if (model.authentication === 'none' || access.level === AccessLevel.PUBLIC) return {};
  return { security: [{ [model.authentication === 'jwt' ? 'bearer' : 'apiKey']: [] }] };
}

const keyParameter = (name: string, entity: EntityModel): Schema => ({
  name,
  in: 'path',
  required: true,
  schema: keySchema(entity),
  example: exampleKey(entity),
});
const header = (name: string, description: string): Schema => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});
const ifMatch = header('If-Match', 'Change the row only if it still has this ETag.');

function addOperation(paths: Paths, model: Model, operation: OperationModel): void {
  const { entity } = operation;
  const path = operation.kind === OperationKind.REDIRECT ? operation.path : model.basePath + operation.path;
  const put = (at: string, verb: string, value: Schema) => {
    (paths[at] ??= {})[verb] = value;
  };
  const nested = entity.references.filter(({ nestedPath }) => nestedPath !== undefined);
  const context = { model, operation, entity };
  switch (operation.kind) {
    case OperationKind.CREATE:
      if (entity.isAccount) return;
      put(path, 'post', createOperation(context));
      for (const reference of nested)
        put(model.basePath + (reference.nestedPath ?? ''), 'post', createOperation(context, reference));
      return;
    case OperationKind.LIST:
      put(path, 'get', listOperation(context));
      for (const reference of nested)
        put(model.basePath + (reference.nestedPath ?? ''), 'get', listOperation(context, reference));
      return;
    case OperationKind.READ:
      put(path, 'get', readOperation(context));
      return;
    case OperationKind.UPDATE:
      put(path, 'patch', updateOperation(context, 'patch'));
      put(path, 'put', updateOperation(context, 'replace'));
      return;
    case OperationKind.DELETE:
      put(path, 'delete', deleteOperation(context));
      return;
    case OperationKind.ACTION:
      put(path, 'post', actionOperation(context));
      return;
    default:
      put(path, 'get', redirectOperation(context));
  }
}

interface OperationContext {
  readonly model: Model;
  readonly operation: OperationModel;
  readonly entity: EntityModel;
}

const bodyStatuses = [400, 413, 415, 422];

function described({ model, operation, entity }: OperationContext, method: string, path = operation.path): Schema {
  return {
    operationId: model.operationId(method, path),
    summary: summaryOf(operation, method),
    tags: [entity.plural],
    ...security(model, operation),
  };
}

const conflicts = ({ operation, entity }: OperationContext, writes: boolean): number[] =>
  operation.guards.length > 0 || operation.transition !== undefined || (writes && touched(operation, entity))
    ? [409]
    : [];

/** Whether storing the row can meet a unique constraint. */
const touched = (operation: OperationModel, entity: EntityModel): boolean =>
  entity.uniques.length > 0 ||
  entity.key.field !== undefined ||
  operation.effects.some((effect) => (effect.kind === 'create' ? effect.entity : effect.via?.target)?.uniques.length);

function createOperation(context: OperationContext, parent?: Reference): Schema {
  const { model, entity, operation } = context;
  const full = exampleBody(model, entity);
  const example =
    parent && full ? Object.fromEntries(Object.entries(full).filter(([key]) => key !== parent.property.name)) : full;
  const schema = parent
    ? withoutRequired(bodySchema(model, entity, 'create'), parent.property.name)
    : ref(`${entity.name}Create`);
  return {
    ...described(context, 'POST', parent?.nestedPath),
    ...(parent && { parameters: [keyParameter('id', parent.target)] }),
    requestBody: { required: true, content: json(schema, example) },
    responses: {
      201: { description: 'The new row.', headers: headersOf('ETag', 'Location'), content: json(ref(entity.name)) },
      ...problemResponses([
        ...bodyStatuses,
        ...gateStatuses(model, operation),
        ...(parent ? [404] : []),
        ...conflicts(context, true),
      ]),
    },
  };
}

function withoutRequired(schema: Schema, name: string): Schema {
  const required = ((schema['required'] ?? []) as string[]).filter((each) => each !== name);
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'required'));
  return { ...rest, ...(required.length > 0 && { required }) };
}

function listOperation(context: OperationContext, parent?: Reference): Schema {
  const { model, entity, operation } = context;
  return {
    ...described(context, 'GET', parent?.nestedPath),
    parameters: [...(parent ? [keyParameter('id', parent.target)] : []), ...listParameters(model, entity)],
    responses: {
      200: {
        description: 'A page of rows.',
        headers: headersOf('X-Total-Count', 'Link'),
        content: json({ type: 'array', items: ref(entity.name) }),
      },
      ...problemResponses([422, ...gateStatuses(model, operation), ...(parent ? [404] : [])]),
    },
  };
}

function readOperation(context: OperationContext): Schema {
  const { model, entity, operation } = context;
  return {
    ...described(context, 'GET'),
    parameters: [keyParameter('id', entity), header('If-None-Match', 'Answer 304 if the row still has this ETag.')],
    responses: {
      200: { description: 'The row.', headers: headersOf('ETag'), content: json(ref(entity.name)) },
      304: { description: 'The row has not changed.', headers: headersOf('ETag') },
      ...problemResponses([404, ...gateStatuses(model, operation)]),
    },
  };
}

const ownerStatus = ({ entity }: OperationContext): number[] => (entity.owner ? [403] : []);

function updateOperation(context: OperationContext, mode: 'patch' | 'replace'): Schema {
  const { model, entity, operation } = context;
  const schema = ref(`${entity.name}${mode === 'patch' ? 'Patch' : 'Replace'}`);
  const full = exampleBody(model, entity, 1);
  const writable = new Set([
    ...entity.properties.filter((property) => property.writable).map(({ name }) => name),
    ...entity.links.map(({ property }) => property),
  ]);
  const entries = Object.entries(full ?? {}).filter(([name]) => writable.has(name));
  const example = full && Object.fromEntries(mode === 'patch' ? entries.slice(0, 1) : entries);
  const content =
    mode === 'patch' ? { ...json(schema, example), 'application/merge-patch+json': { schema } } : json(schema, example);
  return {
    ...described(context, mode === 'patch' ? 'PATCH' : 'PUT'),
    parameters: [keyParameter('id', entity), ifMatch],
    requestBody: { required: true, content },
    responses: {
      200: { description: 'The row as it is now.', headers: headersOf('ETag'), content: json(ref(entity.name)) },
      ...problemResponses([
        ...bodyStatuses,
        404,
        412,
        ...gateStatuses(model, operation),
        ...ownerStatus(context),
        ...conflicts(context, true),
      ]),
    },
  };
}

function deleteOperation(context: OperationContext): Schema {
  const { model, entity, operation } = context;
  const effects = operation.effects.length > 0 ? [422] : [];
  return {
    ...described(context, 'DELETE'),
    parameters: [keyParameter('id', entity), ifMatch],
    responses: {
      204: { description: 'The row is gone.' },
      ...problemResponses([
        404,
        412,
        ...(mayBeRestricted(entity) ? [409] : []),
        ...effects,
        ...gateStatuses(model, operation),
        ...ownerStatus(context),
        ...conflicts(context, false),
      ]),
    },
  };
}

function actionOperation(context: OperationContext): Schema {
  const { model, entity, operation } = context;
  const properties = Object.fromEntries(
    operation.input.map((input): [string, Schema] => [input.name, inputSchema(input.field, input.nullable)]),
  );
  const required = operation.input.filter(({ field }) => field.required && !field.defaultValue).map(({ name }) => name);
  const schema: Schema = {
    type: 'object',
    additionalProperties: false,
    properties,
    ...(required.length > 0 && { required }),
  };
  return {
    ...described(context, 'POST'),
    parameters: [keyParameter('id', entity)],
    requestBody: { required: operation.bodyRequired, content: json(schema) },
    responses: {
      200: { description: 'The row as it is now.', headers: headersOf('ETag'), content: json(ref(entity.name)) },
      ...problemResponses([
        ...bodyStatuses,
        404,
        ...gateStatuses(model, operation),
        ...ownerStatus(context),
        ...conflicts(context, true),
      ]),
    },
  };
}

function inputSchema(field: Parameters<typeof fieldSchema>[0], nullable: boolean): Schema {
  const schema = fieldSchema(field);
  return nullable
    ? {
        ...schema,
        type: [schema['type'] as string, 'null'],
        ...(Array.isArray(schema['enum']) && { enum: [...(schema['enum'] as Json[]), null] }),
      }
    : schema;
}

function redirectOperation(context: OperationContext): Schema {
  const { model, entity, operation } = context;
  return {
    ...described(context, 'GET'),
    parameters: [keyParameter(entity.key.name, entity)],
    responses: {
      302: { description: 'The way there.', headers: headersOf('Location') },
      ...problemResponses([
        404,
        ...gateStatuses(model, operation),
        ...(operation.effects.length > 0 ? [422] : []),
        ...conflicts(context, false),
      ]),
    },
  };
}
