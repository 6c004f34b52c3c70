import type { Schema } from './schema';

const headers: Readonly<Record<string, Schema>> = {
  ETag: { description: 'The row’s version.', schema: { type: 'string' } },
  Location: { description: 'Where the row is.', schema: { type: 'string' } },
  'X-Total-Count': { description: 'Rows that match.', schema: { type: 'integer' } },
  Link: { description: 'The first, previous, next and last page (RFC 8288).', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

export const headersOf = (...names: string[]): Schema =>
  Object.fromEntries(names.map((name) => [name, headers[name] ?? {}]));

const problems: Readonly<Record<string, readonly [string, string, string, ...string[]]>> = {
  400: ['The body is not JSON.', 'Bad Request', 'malformed_json'],
  401: ['Who is calling is not known.', 'Unauthorized', 'unauthenticated', 'WWW-Authenticate'],
  403: ['The caller may not do this.', 'Forbidden', 'forbidden'],
  404: ['There is no such row.', 'Not Found', 'not_found'],
  409: ['A rule or another row forbids it.', 'Conflict', 'unique'],
  412: ['The row has changed since it was read.', 'Precondition Failed', 'precondition_failed'],
  413: ['The body is larger than 1 MiB.', 'Content Too Large', 'too_large'],
  415: ['The body is not declared as JSON.', 'Unsupported Media Type', 'unsupported_media_type'],
  422: ['The request breaks a rule.', 'Unprocessable Content', 'validation'],
  429: ['Too many requests.', 'Too Many Requests', 'rate_limited', 'Retry-After'],
  503: ['The database does not answer.', 'Service Unavailable', 'unavailable'],
};

/** A problem response for each status. */
export function problemResponses(statuses: readonly number[]): Schema {
  return Object.fromEntries(
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((status) => {
        const [description, title, code, ...names] = problems[String(status)] ?? ['', '', ''];
        const example = { type: 'about:blank', title, status, detail: description, instance: '/', code };
        return [
          String(status),
          {
            description,
            ...(names.length > 0 && { headers: headersOf(...names) }),
            content: {
              'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' }, example },
            },
          },
        ];
      }),
  );
}

export const problemSchema: Schema = {
  type: 'object',
  description: 'What went wrong (RFC 9457).',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string' },
          parameter: { type: 'string' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
        required: ['code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'instance', 'code'],
};

export const json = (schema: Schema, example?: unknown): Schema => ({
  'application/json': { schema, ...(example !== undefined && { example: example as Schema }) },
});
