import {
  fromJson,
  ScalarType,
  type DescField,
  type DescMessage,
  type JsonValue,
  type Message,
} from '@bufbuild/protobuf';
import { describeViolations, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { findMisfit } from './find-misfit';
import { JsonTally } from './json-limits';

export interface HttpInput {
  /** From the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Undefined when there is none. */
  readonly body: unknown;
}

/** The request message that an HTTP request stands for. Throws INVALID_INPUT for what the message does not have. */
export function readRequest(schema: DescMessage, { parameters, query, body }: HttpInput): Message {
  const json: Record<string, JsonValue> = { ...requireObject(body) };
  for (const [name, value] of Object.entries(query)) {
    const field = fieldOf(schema, name);
    if (field === undefined) throw invalid(name, 'query.unknown', `There is no query parameter "${name}".`);
    json[field.jsonName] = readParameter(field, value);
  }
  for (const [name, value] of Object.entries(parameters)) json[fieldOf(schema, name)?.jsonName ?? name] = value;
  const unsaid = placeOfNull(json);
  if (unsaid !== undefined) throw invalid(unsaid, 'json.null', `"${unsaid}" is null; leave it out instead.`);
  try {
    return fromJson(schema, json);
  } catch (cause) {
    const { place, message } = findMisfit(schema, json) ?? { place: '', message: 'The body cannot be read' };
    const violations = [{ field: place, rule: 'json', message }];
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, describeViolations(violations), { cause, violations });
  }
}

/**
 * Where the first null stands, `application.operations[0].name`; no request has a place for one. A body over HTTP was within the limits before
 * it was parsed; what comes over a socket of GraphQL is measured here.
 */
function placeOfNull(value: JsonValue, tally = new JsonTally()): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  tally.enter();
  for (const [name, item] of Object.entries(value)) {
    tally.value();
    const step = Array.isArray(value) ? `[${name}]` : name;
    if (item === null) return step;
    const inside = placeOfNull(item as JsonValue, tally);
    if (inside !== undefined) return `${step}${inside.startsWith('[') ? '' : '.'}${inside}`;
  }
  tally.leave();
  return undefined;
}

function requireObject(body: unknown): Record<string, JsonValue> {
  if (body === undefined) return {};
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, JsonValue>;
  throw invalid('', 'json', 'The body must be a JSON object.');
}

/** By its name in JSON or in the contract: `pageSize`, `page_size`. */
function fieldOf(schema: DescMessage, name: string): DescField | undefined {
  return schema.fields.find((field) => field.jsonName === name || field.name === name);
}

/** A parameter is text; JSON wants booleans as such, and takes numbers and enums as text. */
function readParameter(field: DescField, value: string | readonly string[]): JsonValue {
  const texts = typeof value === 'string' ? [value] : value;
  if (field.fieldKind === 'message' || field.fieldKind === 'map')
    throw invalid(field.jsonName, 'query.unknown', `"${field.jsonName}" cannot stand in the query.`);
  if (field.fieldKind === 'list') return texts.flatMap((text) => text.split(','));
  const [text = '', ...more] = texts;
  if (more.length > 0) throw invalid(field.jsonName, 'query.repeated', `"${field.jsonName}" may be given once.`);
  return field.fieldKind === 'scalar' && field.scalar === ScalarType.BOOL ? readBoolean(field, text) : text;
}

function readBoolean(field: DescField, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw invalid(field.jsonName, 'query.boolean', `"${field.jsonName}" is true or false.`);
}

function invalid(field: string, rule: string, message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { violations: [{ field, rule, message }] });
}
