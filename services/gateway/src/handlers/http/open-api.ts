import { getOption, type DescMethod } from '@bufbuild/protobuf';
import { keyed_order as keyedOrder } from '@quantumlayer/contracts/platform/v1/platform';
import type { ServiceDescriptor } from '@quantumlayer/rpc';
import { LONGEST_KEY } from '../../domain/generations';
import { httpRuleOf, type HttpRule } from './http-rule';
import { JsonSchemas, type JsonSchema } from './json-schemas';

/**
 * The OpenAPI 3.1 document of all methods with an HTTP rule, from the contract itself.
 * @param beside paths that the contract knows nothing of
 */
export function openApiDocument(
  services: readonly ServiceDescriptor[],
  beside: Readonly<Record<string, object>>,
): Record<string, unknown> {
  const schemas = new JsonSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const service of services) {
    for (const method of Object.values(service.method)) {
      const rule = httpRuleOf(method);
      if (rule === undefined) continue;
      (paths[rule.template] ??= {})[rule.verb.toLowerCase()] = operationOf(method, rule, schemas);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'QuantumLayer',
      version: '1',
      description: 'From a brief to software that was proved to work.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: { ...paths, ...beside },
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'qlk_<id>_<secret>' } },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: PROBLEM, ...schemas.components },
    },
  };
}

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    retryAfter: { type: 'number' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'detail'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

function operationOf(method: DescMethod, rule: HttpRule, schemas: JsonSchemas): Record<string, unknown> {
  const inPath = method.input.fields.filter(({ name }) => rule.parameters.includes(name));
  const inQuery = rule.hasBody ? [] : method.input.fields.filter((field) => !inPath.includes(field));
  const parameters = [
    ...inPath.map((field) => ({ name: field.name, in: 'path', required: true, schema: schemas.ofField(field) })),
    ...inQuery.map((field) => ({ name: field.jsonName, in: 'query', schema: schemas.ofField(field) })),
    ...headersOf(method, schemas),
  ];
  const output = schemas.ofMessage(method.output);
  const content =
    method.methodKind === 'server_streaming'
      ? { 'text/event-stream': { schema: eventOf(method, output) } }
      : { 'application/json': { schema: output } };
  const status = rule.verb === 'POST' ? '201' : '200';
  return {
    operationId: method.localName,
    summary: summaryOf(method),
    tags: [method.parent.name.replace(/Service$/, '')],
    parameters,
    ...(rule.hasBody && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.ofMessage(method.input, rule.parameters) } },
      },
    }),
    responses: {
      [status]: { description: method.output.name, content },
      ...PROBLEMS,
    },
  };
}

/** Of every operation, for all that is no success. */
export const PROBLEMS = {
  '4XX': { $ref: '#/components/responses/Problem' },
  default: { $ref: '#/components/responses/Problem' },
};

/** "CreateGeneration" as "Create generation". */
const summaryOf = ({ name }: DescMethod): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function headersOf(method: DescMethod, schemas: JsonSchemas): object[] {
  const { methodKind, input } = method;
  const after = methodKind === 'server_streaming' ? input.field['after'] : undefined;
  const headers: object[] = [];
  if (getOption(method, keyedOrder))
    headers.push({
      name: 'Idempotency-Key',
      in: 'header',
      description: 'The same order with the same key is placed once, however often it is sent.',
      schema: { type: 'string', pattern: '^[!-~]([ -~]*[!-~])?$', minLength: 1, maxLength: LONGEST_KEY },
    });
  if (after)
    headers.push({
      name: 'Last-Event-ID',
      in: 'header',
      description: 'The id of the last event that was received; it goes before `after`.',
      schema: schemas.ofField(after),
    });
  return headers;
}

/** Of each event of a stream, as `server-sent-events.ts` writes it. */
function eventOf({ output }: DescMethod, data: JsonSchema): JsonSchema {
  const types = output.oneofs.flatMap(({ fields }) => fields.map(({ jsonName }) => jsonName));
  return {
    type: 'object',
    required: ['data'],
    properties: {
      id: { type: 'string', pattern: '^[0-9]+$' },
      event: { type: 'string', enum: [...types, 'error'] },
      data: { type: 'string', contentMediaType: 'application/json', contentSchema: data },
    },
  };
}
