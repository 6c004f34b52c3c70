import { authenticationSummaries } from '@quantumlayer/blueprint-kit';
import type { EntityModel, Model } from '@quantumlayer/ir';
import { json, problemResponses } from './responses';
import { bodySchema, exampleBody, type Schema } from './schema';

type Paths = Record<string, Record<string, Schema>>;

const status = (value: string): Schema => ({
  type: 'object',
  properties: { status: { const: value } },
  required: ['status'],
});

/** Health, readiness and metrics. */
export function systemPaths(): Paths {
  const tags = ['System'];
  return {
    '/healthz': {
      get: {
        operationId: 'getHealth',
        summary: 'Is the process alive?',
        tags,
        responses: { 200: { description: 'It is.', content: json(status('ok')) } },
      },
    },
    '/readyz': {
      get: {
        operationId: 'getReadiness',
        summary: 'Can requests be served?',
        tags,
        responses: { 200: { description: 'They can.', content: json(status('ready')) }, ...problemResponses([503]) },
      },
    },
    '/metrics': {
      get: {
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        tags,
        responses: { 200: { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } } },
      },
    },
  };
}

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const password: Schema = { type: 'string', minLength: 8, maxLength: 128, pattern: '^[^\\u0000]*$', format: 'password' };
const bodyStatuses = [400, 413, 415, 422, 429];

/** Registration, login and what follows. */
export function accountPaths(model: Model, account: EntityModel): Paths {
  const base = model.basePath;
  const row = { $ref: `#/components/schemas/${account.name}` };
  const registration = bodySchema(model, account, 'create') as {
    properties: Record<string, Schema>;
    required?: string[];
  };
  const register = object({ ...registration.properties, password }, [...(registration.required ?? []), 'password']);
  const credentials = object({
    email: { type: 'string', maxLength: 254, pattern: '^[^\\u0000-\\u001F\\u007F]*$' },
    password: { type: 'string', maxLength: 128, pattern: '^[^\\u0000]*$' },
  });
  const token = object({ refreshToken: { type: 'string', maxLength: 255, pattern: '^[^\\u0000-\\u001F\\u007F]*$' } });
  const session = object({
    accessToken: { type: 'string' },
    refreshToken: { type: 'string' },
    tokenType: { const: 'Bearer' },
    expiresIn: { type: 'integer' },
  });
  const tags = ['Authentication'];
  const post = (
    operationId: string,
    summary: string,
    body: Schema,
    success: Schema,
    statuses: number[],
    example?: unknown,
  ): Record<string, Schema> => ({
    post: {
      operationId,
      summary,
      tags,
      requestBody: { required: true, content: json(body, example) },
      responses: { ...success, ...problemResponses([...bodyStatuses, ...statuses]) },
    },
  });
  const sample = exampleBody(model, account);
  const person = sample && {
    ...Object.fromEntries(Object.entries(sample).filter(([name]) => name in registration.properties)),
    password: 'correct-horse',
  };
  return {
    [`${base}/auth/register`]: post(
      'register',
      authenticationSummaries.register,
      register,
      { 201: { description: 'The account.', content: json(row) } },
      [409],
      person,
    ),
    [`${base}/auth/login`]: post(
      'login',
      authenticationSummaries.login,
      credentials,
      { 200: { description: 'A pair of tokens.', content: json(session) } },
      [401],
      {
        email: 'ada@example.com',
        password: 'correct-horse',
      },
    ),
    [`${base}/auth/refresh`]: post(
      'refresh',
      authenticationSummaries.refresh,
      token,
      { 200: { description: 'A new pair of tokens.', content: json(session) } },
      [401],
    ),
    [`${base}/auth/logout`]: post(
      'logout',
      authenticationSummaries.logout,
      token,
      { 204: { description: 'The session is over.' } },
      [],
    ),
    [`${base}/auth/me`]: {
      get: {
        operationId: 'getCurrentAccount',
        summary: authenticationSummaries.getCurrentAccount,
        tags,
        security: [{ bearer: [] }],
        responses: { 200: { description: 'The account.', content: json(row) }, ...problemResponses([401, 429]) },
      },
    },
  };
}

/** API keys. */
export function keyPaths(model: Model): Paths {
  const base = model.basePath;
  const tags = ['API keys'];
  const security = [{ apiKey: [] }];
  const id: Schema = { type: 'string', format: 'uuid' };
  const shown = { id, name: { type: 'string' }, createdAt: { type: 'string', format: 'date-time' } };
  const name: Schema = {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[^\\u0000-\\u001F\\u007F]*[^\\s\\u0000-\\u001F\\u007F][^\\u0000-\\u001F\\u007F]*$',
  };
  return {
    [`${base}/api-keys`]: {
      post: {
        operationId: 'createApiKey',
        summary: authenticationSummaries.createApiKey,
        tags,
        security,
        requestBody: { required: true, content: json(object({ name }), { name: 'reporting' }) },
        responses: {
          201: { description: 'The key.', content: json(object({ ...shown, key: { type: 'string' } })) },
          ...problemResponses([...bodyStatuses, 401]),
        },
      },
      get: {
        operationId: 'listApiKeys',
        summary: authenticationSummaries.listApiKeys,
        tags,
        security,
        responses: {
          200: {
            description: 'The keys, without their secrets.',
            content: json({ type: 'array', items: object(shown) }),
          },
          ...problemResponses([401, 429]),
        },
      },
    },
    [`${base}/api-keys/{id}`]: {
      delete: {
        operationId: 'deleteApiKey',
        summary: authenticationSummaries.deleteApiKey,
        tags,
        security,
        parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
        responses: { 204: { description: 'The key is no longer valid.' }, ...problemResponses([401, 404, 429]) },
      },
    },
  };
}
