import type { JsonValue } from '@quantumlayer/ir';
import { textOf } from '../reference/text-of';
import type { HttpExchange } from './http-client';
import { STATUS_PHRASES } from './status-phrases';

/** A rule that every answer keeps, whatever was asked. */
export interface UniversalRule {
  readonly id: string;
  /** What is wrong, as the end of a sentence. */
  judge(exchange: HttpExchange): string | undefined;
}

const REQUIRED_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

const STACK_TRACE = /Traceback \(most recent call last\)|^\s+at .+\(.+:\d+:\d+\)|goroutine \d+ \[/m;

/** What docs/generated-api.md names; other codes are names of rules. */
const CODES = new Set(
  `unauthenticated forbidden not_found method_not_allowed unique restricted invalid_transition precondition_failed too_large
  unsupported_media_type validation rate_limited internal unavailable malformed_json required type min_length max_length pattern minimum
  maximum enum format unknown_field read_only mismatch reference duplicate_parameter unknown_parameter`.split(/\s+/),
);
/** A capital (or a quoted word), and a full stop. */
const SENTENCE = /^["'`\p{Lu}].*\.$/su;

/** Kept on every exchange of the whole session. */
export const UNIVERSAL_RULES: readonly UniversalRule[] = [
  {
    id: 'http.no-server-error',
    judge: ({ status, text }) => {
      if (status === 0) return `broke the connection (${text})`;
      return status >= 500 ? `answered ${status}: bad input is never a fault of the server` : undefined;
    },
  },
  { id: 'http.no-stack-trace', judge: ({ text }) => (STACK_TRACE.test(text) ? 'shows a stack trace' : undefined) },
  { id: 'http.problem', judge: judgeProblem },
  { id: 'http.breach-order', judge: judgeBreachOrder },
  {
    id: 'http.request-id',
    judge: ({ status, headers, request }) => {
      if (status === 0) return undefined;
      const id = headers['x-request-id'];
      if (id === undefined || id === '') return 'has no X-Request-Id';
      const sent = request.headers['x-request-id'];
      if (sent === undefined) return undefined;
      const usable = /^[A-Za-z0-9._-]{1,128}$/.test(sent);
      if (usable && id !== sent) return `has X-Request-Id ${id}, expected the one that was sent, ${sent}`;
      return !usable && id === sent ? 'takes over an X-Request-Id that is not well-formed' : undefined;
    },
  },
  {
    id: 'http.security-headers',
    judge: ({ status, headers }) => {
      if (status === 0) return undefined;
      const wrong = Object.entries(REQUIRED_HEADERS).find(([name, value]) => headers[name] !== value);
      return wrong && `has ${wrong[0]} ${headers[wrong[0]] ?? '(none)'}, expected ${wrong[1]}`;
    },
  },
  {
    id: 'http.no-store',
    judge: ({ headers }) =>
      /\bno-store\b/.test(headers['cache-control'] ?? '') && headers['etag'] !== undefined
        ? 'has an ETag, and nobody may store it'
        : undefined,
  },
  {
    id: 'http.content-type',
    judge: ({ status, headers, json }) => {
      if (status < 200 || status >= 300 || json === undefined || typeof json !== 'object') return undefined;
      const type = headers['content-type'] ?? '';
      return /^application\/([a-z.-]+\+)?json\b/.test(type)
        ? undefined
        : `answers JSON as ${type === '' ? '(no type)' : type}`;
    },
  },
];

function judgeProblem({ status, headers, json, request }: HttpExchange): string | undefined {
  if (status < 400) return undefined;
  const type = headers['content-type'] ?? '(none)';
  if (!type.startsWith('application/problem+json'))
    return `answers ${status} as ${type}, expected application/problem+json`;
  if (request.method === 'HEAD') return undefined;
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return 'answers a problem that is no JSON object';
  const problem = json as Readonly<Record<string, JsonValue>>;
  if (problem['type'] !== 'about:blank')
    return `has the problem type ${JSON.stringify(problem['type'])}, expected "about:blank"`;
  if (problem['status'] !== status)
    return `says status ${JSON.stringify(problem['status'])} in a problem answered with ${status}`;
  if (typeof problem['title'] !== 'string' || problem['title'] === '') return 'has a problem without title';
  const phrase = STATUS_PHRASES[status];
  if (phrase !== undefined && problem['title'] !== phrase)
    return `has the title "${problem['title']}" in a problem answered with ${status}, expected "${phrase}"`;
  const path = request.path.split('?')[0] ?? '';
  const instance = problem['instance'];
  if (instance !== path && instance !== safeDecode(path))
    return `has the instance ${JSON.stringify(instance)}, expected ${JSON.stringify(path)}`;
  const errors = Array.isArray(problem['errors']) ? (problem['errors'] as readonly Record<string, JsonValue>[]) : [];
  if (status === 422 && errors.length === 0) return 'answers 422 without naming errors';
  const odd = [problem, ...errors].find((part) => !isWellSaid(part));
  return odd && `has a detail that is no sentence: ${JSON.stringify(odd['detail'])}`;
}

/** Breaches come in the order of their places, so that clients in each language show the same one first. */
function judgeBreachOrder({ status, json }: HttpExchange): string | undefined {
  const { errors } = (status === 422 && typeof json === 'object' && json !== null ? json : {}) as {
    readonly errors?: JsonValue;
  };
  if (!Array.isArray(errors)) return undefined;
  const places = (errors as readonly Record<string, JsonValue>[]).map(({ pointer, parameter }) =>
    Buffer.from(textOf(pointer ?? parameter)),
  );
  const late = places.find((place, index) => Buffer.compare(place, places[index + 1] ?? place) > 0);
  return late && `names ${JSON.stringify(late.toString())} too early: breaches come in the order of their places`;
}

/** Rules are told in the words of the IR, whatever they are. */
function isWellSaid({ code, detail }: Readonly<Record<string, JsonValue>>): boolean {
  if (detail === undefined || typeof code !== 'string' || !CODES.has(code)) return true;
  return typeof detail === 'string' && SENTENCE.test(detail);
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
