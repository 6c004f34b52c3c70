import { seededRandom, type JsonValue } from '@quantumlayer/ir';
import {
  asArray,
  asObject,
  type JsonObject,
  type ServedDocument,
  type ServedOperation,
} from '../conformance/served-document';
import type { ConformanceBreach } from '../conformance/conformance-checks';
import type { Cast } from '../session/cast';
import type { HttpExchange, HttpRequest } from '../session/http-client';
import type { JudgeSession } from '../session/judge-session';
import { generateValue, pick } from './generate-value';
import { NASTY_BODIES, NASTY_TEXTS } from './nasty-inputs';
import { textOf } from '../reference/text-of';

export interface FuzzOptions {
  readonly seed: string;
  /** After which no further request is made, once enough were: what is found must not depend on how busy the machine is. */
  readonly milliseconds: number;
  readonly parallel: number;
}

const LEAST_REQUESTS = 240;
/** Times that each operation's turn comes at least. */
const LEAST_ROUNDS = 2;
const SHOTS = 3;

/** Refusals that a schema cannot foretell. */
const RULES_OF_VALUES = new Set([
  'type',
  'required',
  'min_length',
  'max_length',
  'pattern',
  'minimum',
  'maximum',
  'enum',
  'format',
  'unknown_field',
  'read_only',
  'unknown_parameter',
]);

interface Shot {
  readonly kind: 'positive' | 'negative' | 'nasty';
  readonly request: HttpRequest;
}

/**
 * Property-based requests from the served document, drawn from a seed: what its schemas admit is not called malformed,
 * what they refuse is refused, and nothing brings the server down (the session's universal rules see to the last).
 */
export async function fuzz(
  session: JudgeSession,
  document: ServedDocument,
  cast: Cast,
  options: FuzzOptions,
): Promise<{ requests: number; breaches: ConformanceBreach[] }> {
  const random = seededRandom(options.seed);
  const deadline = performance.now() + options.milliseconds;
  const operations = document.operations.filter(
    ({ path }) => !/^\/(metrics|docs|openapi)/.test(path) && !path.endsWith('/auth/logout'),
  );
  const least = Math.max(LEAST_REQUESTS, operations.length * SHOTS * LEAST_ROUNDS);
  const shots = plan(document, operations, cast, random);
  const breaches = new Map<string, ConformanceBreach>();
  let requests = 0;
  const worker = async (): Promise<void> => {
    for (let shot = shots.next(); !shot.done; shot = shots.next()) {
      if (requests >= least && performance.now() >= deadline) return;
      requests += 1;
      const exchange = await session.send(shot.value.request);
      const message = judge(shot.value, exchange);
      const id = `fuzz.${shot.value.kind}`;
      if (message !== undefined && !breaches.has(id))
        breaches.set(id, {
          id,
          message: `${shot.value.request.method} ${shot.value.request.path} ${message} (seed ${options.seed}).`,
          exchange,
        });
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, worker));
  return { requests, breaches: [...breaches.values()] };
}

/** Operations in turn, each time with one valid, one faulty and one nasty request; without end. */
function* plan(
  document: ServedDocument,
  operations: readonly ServedOperation[],
  cast: Cast,
  random: () => number,
): Generator<Shot> {
  for (let round = 0; round < 400; round += 1) {
    for (const [i, operation] of operations.entries()) {
      const headers = pick([...cast.members, cast.nobody], random).headers;
      yield* shotsAt(document, operation, headers, { random, turn: round + i });
    }
  }
}

interface Draw {
  readonly random: () => number;
  /** Which of the ways to be faulty comes next: drawn by lot, one of them might not come at all on a busy machine. */
  readonly turn: number;
}

function* shotsAt(
  document: ServedDocument,
  operation: ServedOperation,
  headers: Readonly<Record<string, string>>,
  { random, turn }: Draw,
): Generator<Shot> {
  const path = fillPath(document, operation, random);
  const schema = document.requestSchema(operation);
  const request = (body: string | undefined, at = path): HttpRequest => ({
    method: operation.method,
    path: at,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body,
  });
  const valid = schema && generateValue(document, schema, random);
  if (!schema) yield { kind: 'positive', request: request(undefined) };
  else if (valid !== undefined) {
    yield { kind: 'positive', request: request(JSON.stringify(valid)) };
    const faulty = spoil(document, schema, valid, { random, turn });
    if (faulty !== undefined) yield { kind: 'negative', request: request(JSON.stringify(faulty)) };
  }
  const text = escape(pick(NASTY_TEXTS, random));
  const nastyPath = operation.path.includes('{')
    ? operation.path.replace(/\{[^}]+\}/g, text)
    : `${operation.path}?${text}=${text}`;
  yield {
    kind: 'nasty',
    request: request(schema ? pick(NASTY_BODIES, random) : undefined, random() < 0.5 ? nastyPath : path),
  };
}

function fillPath(document: ServedDocument, { path, parameters }: ServedOperation, random: () => number): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each['name'] === name);
    return escape(textOf(generateValue(document, parameter?.['schema'], random) ?? 'x'));
  });
}

function parsed(body: HttpRequest['body']): JsonValue | undefined {
  return body === undefined ? undefined : (JSON.parse(body.toString()) as JsonValue);
}

/** Lone surrogates cannot stand in a path. */
function escape(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** A valid body made invalid by its own schema; undefined where no certain way is seen. */
function spoil(
  document: ServedDocument,
  schema: JsonObject,
  valid: JsonValue,
  { random, turn }: Draw,
): JsonValue | undefined {
  const body = asObject(valid);
  const required = asArray(schema['required']).map(String);
  const ways: (() => JsonValue)[] = [() => [], () => 'text', () => 5];
  if (required.length > 0)
    ways.push(() => Object.fromEntries(Object.entries(body).filter(([name]) => name !== pick(required, () => 0))));
  if (schema['additionalProperties'] === false) ways.push(() => ({ ...body, definitelyNotAField: true }));
  const typed = Object.entries(asObject(schema['properties'])).filter(([, property]) =>
    ['string', 'integer', 'number', 'boolean'].includes(textOf(asObject(document.follow(property))['type'])),
  );
  if (typed.length > 0) ways.push(() => ({ ...body, [pick(typed, random)[0]]: { not: ['a', 'scalar'] } }));
  return ways[turn % ways.length]?.();
}

function judge({ kind }: Shot, exchange: HttpExchange): string | undefined {
  const { status, json } = exchange;
  if (status === 0 || status >= 500) return undefined;
  if (kind === 'negative') return status >= 400 ? undefined : `answered ${status} to a body that its schema refuses`;
  if (kind !== 'positive' || status < 400) return undefined;
  if (status === 400 || status === 415) return `answered ${status} to a request that its documentation allows`;
  if (status !== 422) return undefined;
  const errors = asArray(asObject(json)['errors']).map(asObject);
  const sent = asObject(parsed(exchange.request.body));
  const blamed = errors.find((error) => {
    const value = sent[textOf(error['pointer']).slice(1)];
    // JSON Schema cannot bound numbers that are written as text.
    const decimal = typeof value === 'string' && ['minimum', 'maximum'].includes(textOf(error['code']));
    return RULES_OF_VALUES.has(textOf(error['code'])) && error['parameter'] === undefined && !decimal;
  });
  return (
    blamed &&
    `refused ${JSON.stringify(blamed['pointer'])} with ${JSON.stringify(blamed['code'])} though its schema admits the value`
  );
}
