import { createConfig, lintFromString } from '@redocly/openapi-core';
import { DOWNLOAD_PATHS } from './downloads';
import { SERVICES } from './http-api';
import { openApiDocument } from './open-api';

interface Parameter {
  readonly name: string;
  readonly in: string;
}

const document = openApiDocument(SERVICES, DOWNLOAD_PATHS);

it('has nothing that a linter refuses', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // It takes "at most one of these", not of required ones, for a demand of properties that are defined elsewhere.
    rules: { 'no-required-schema-properties-undefined': 'off' },
  });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  expect(
    problems.map(({ severity, ruleId, message, location: [at] }) => `${severity} ${ruleId} ${at?.pointer} ${message}`),
  ).toEqual([]);
});

it.each([
  ['/v1/generations', 'post', ['Idempotency-Key']],
  ['/v1/generations/{id}/retry', 'post', ['Idempotency-Key']],
  ['/v1/generations/{id}/verify', 'post', ['Idempotency-Key']],
  ['/v1/projects/{id}/runs', 'post', ['Idempotency-Key']],
  ['/v1/projects', 'post', []],
  ['/v1/generations/{id}/events', 'get', ['Last-Event-ID']],
  ['/v1/generations/{id}', 'get', []],
])('describes the headers that %s heeds', (path, verb, headers) => {
  const paths = document['paths'] as Record<string, Record<string, { parameters: Parameter[] }>>;
  const heeded = paths[path]?.[verb]?.parameters.filter((parameter) => parameter.in === 'header');
  expect(heeded?.map(({ name }) => name)).toEqual(headers);
});
