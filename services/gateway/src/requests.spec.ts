import { BRIEF, METHODS, describeOnDatabases } from './testing/gateway-suite';

const PROJECT = '/v1/projects/0190a5c4-0000-7000-8000-000000000000';
const MANY = Array.from({ length: 100_001 }, () => ({ name: 'a' }));
/** An effect assigns or creates. */
const BOTH = { assign: { target: 'self.a', value: '0' }, create: { entity: 'b' } };

describeOnDatabases((spec) => {
  describe('bad requests', () => {
    it.each([
      ['no brief', 'POST', '/v1/generations', {}, 422],
      ['an unknown field', 'POST', '/v1/generations', { brief: 'x', colour: 'red' }, 422],
      ['a field of another type', 'POST', '/v1/generations', { brief: 7 }, 422],
      ['a brief that is too long', 'POST', '/v1/generations', { brief: 'x'.repeat(200_001) }, 422],
      ['an identifier that is none', 'GET', '/v1/generations/7', undefined, 422],
      ['a query nobody knows', 'GET', '/v1/generations?colour=red', undefined, 422],
      ['a number that is none', 'GET', '/v1/generations?pageSize=many', undefined, 422],
      ['a page that is too large', 'GET', '/v1/generations?pageSize=201', undefined, 422],
      ['a status nobody knows', 'GET', '/v1/generations?statuses=GOOD', undefined, 422],
      ['a number beyond every count', 'GET', '/v1/audit-entries?after=3000000000', undefined, 422],
      ['null', 'POST', '/v1/projects', { name: 'x', description: null }, 422],
      [
        'null deep inside',
        'POST',
        '/v1/generations',
        { application: { name: 'x', operations: [{ name: 'a', location: null }] } },
        422,
      ],
      ['two of a choice', 'POST', '/v1/generations', { application: { operations: [{ effects: [BOTH] }] } }, 422],
      ['what no database can keep', 'POST', '/v1/generations', { brief: 'A REST API\u0000' }, 422],
      ['what no database can keep, in a name', 'POST', '/v1/projects', { name: '\u0000' }, 422],
      ['more things than anybody means', 'POST', '/v1/generations', { application: { entities: MANY } }, 422],
      ['a name of blanks', 'POST', '/v1/projects', { name: '  ' }, 422],
      ['a name that cannot be seen', 'POST', '/v1/projects', { name: '\u00a0\u200b' }, 422],
      ['a name of several lines', 'PATCH', PROJECT, { name: 'a\nb' }, 422],
      ['a name that rings', 'POST', '/v1/api-keys', { name: 'a\u0007', role: 'ROLE_VIEWER' }, 422],
      ['a role nobody has', 'POST', '/v1/api-keys', { name: 'x', role: 'ROLE_UNSPECIFIED' }, 422],
      ['a path nobody knows', 'GET', '/v1/nothing', undefined, 404],
      ['a path that cannot be read', 'GET', '/v1/generations/%FF', undefined, 400],
      ['an escape that is none', 'DELETE', '/v1/api-keys/%zz', undefined, 400],
      ['a part of a path that is too long', 'GET', `/v1/generations/${'x'.repeat(101)}`, undefined, 414],
      ['a method that the path has not', 'PUT', '/v1/projects', undefined, 405],
      ['no body where one belongs', 'PATCH', PROJECT, undefined, 422],
    ])('%s', async (_, method, url, body, expected) => {
      const { key } = await spec.organisation();
      const { status, body: problem, headers } = await spec.call(key, method, url, body);
      expect([status, headers['content-type']]).toEqual([
        expected,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(problem).toMatchObject({
        status,
        instance: url.split('?')[0],
        detail: expect.stringMatching(/\.$/) as string,
      });
      expect(problem.detail).not.toContain('quantumlayer.');
    });

    it.each([
      ['an unknown field', { brief: 'x', colour: 'red' }],
      ['an empty body', {}],
      ['JSON that is none', '{'],
    ])('%s says nothing to a caller without a key', async (_, payload) => {
      const headers = { 'content-type': 'application/json' };
      const { statusCode } = await spec.gateway.http.inject({
        method: 'POST',
        url: '/v1/generations',
        headers,
        payload,
      });
      expect(statusCode).toBe(401);
    });

    it('what is nested without end is refused, not walked through', async () => {
      const { key } = await spec.organisation();
      const payload = `{"brief": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
      const { statusCode } = await spec.gateway.http.inject({
        method: 'POST',
        url: '/v1/generations',
        headers,
        payload,
      });
      expect(statusCode).toBe(422);
    });

    it.each([
      ['GET', '/v1/projects', 200],
      ['DELETE', '/v1/api-keys/0190a5c4-0000-7000-8000-000000000000', 404],
      ['POST', '/v1/projects', 422],
    ] as const)('%s %s may name a type of body and send none', async (method, url, expected) => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${(await spec.organisation()).key}`,
      };
      const { statusCode } = await spec.gateway.http.inject({ method, url, headers, payload: '' });
      expect(statusCode).toBe(expected);
    });

    it('an Idempotency-Key that cannot travel is told as it is described', async () => {
      const { key } = await spec.organisation();
      const { status, body } = await spec.call(key, 'POST', '/v1/generations', BRIEF, {
        'idempotency-key': 'caf\u00e9',
      });
      expect([status, body.detail]).toEqual([
        422,
        expect.stringContaining('"idempotency-key" must be printable ASCII'),
      ]);
      const { paths } = (await spec.call(key, 'GET', '/v1/openapi.json')).body;
      const { parameters } = paths['/v1/generations']?.['post'] as unknown as {
        parameters: { schema: { pattern: string } }[];
      };
      const described = new RegExp(parameters[0]?.schema.pattern ?? '');
      expect(['caf\u00e9', ' a', 'a b', 'a'].filter((value) => described.test(value))).toEqual(['a b', 'a']);
    });

    it.each([
      ['JSON that is none', '{'],
      ['a text that is no UTF-8', Buffer.from('{"brief": "Caf\xe9"}', 'latin1')],
    ])('%s is 400', async (_, payload) => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${(await spec.organisation()).key}`,
      };
      const response = await spec.gateway.http.inject({
        method: 'POST',
        url: '/v1/generations',
        headers,
        payload,
      });
      expect([response.statusCode, response.json<{ status: number }>().status]).toEqual([400, 400]);
    });
  });

  describe('the OpenAPI document', () => {
    it('describes every route in its OpenAPI document', async () => {
      const { body } = await spec.call((await spec.organisation()).key, 'GET', '/v1/openapi.json');
      const operations = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
        (verbs) => Object.values(verbs).map(({ operationId }) => operationId),
      );
      const downloads = ['downloadFile', 'downloadTarGz', 'downloadZip'];
      expect(operations.sort()).toEqual([...METHODS.map(({ localName }) => localName), ...downloads].sort());
      expect(body.components.schemas['CreateProjectRequest']?.properties['name']).toEqual({
        type: 'string',
        minLength: 1,
        maxLength: 100,
        pattern: expect.any(String) as string,
        description: 'Must be something that can be seen, on one line.',
      });
      expect(body.components.schemas['CreateProjectRequest']?.properties['description']).toEqual({
        type: 'string',
        maxLength: 2000,
        pattern: '^[^\\u0000]*$',
      });
      expect(body.components.schemas['ir.Effect']).toMatchObject({
        allOf: [{ oneOf: [{ required: ['assign'] }, { required: ['create'] }] }],
      });
      const text = JSON.stringify(body);
      const missing = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].filter(
        ([, name = '']) => !(name in body.components.schemas),
      );
      expect(missing).toEqual([]);
    });
  });
});
