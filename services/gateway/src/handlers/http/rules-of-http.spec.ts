import { gzipSync } from 'node:zlib';
import { GatewayFixture } from '../../testing/gateway-fixture';
import { BRIEF, create, finish } from '../../testing/gateway-suite';

const gateway = new GatewayFixture();
let key: string;
let id: string;

beforeAll(async () => {
  await gateway.open('pglite:');
  ({ key } = await gateway.organisation());
  id = await create(gateway, key);
  await finish(gateway, id);
});
afterAll(() => gateway.close());

describe('who has an answer', () => {
  it.each(['generations/ID', 'projects', 'generations/ID/files/run', 'generations/ID/project.zip'])(
    'does not get it again: %s',
    async (path) => {
      const url = `/v1/${path.replace('ID', id)}`;
      const { headers } = await gateway.call(key, 'GET', url);
      const tag = String(headers['etag']);
      const ask = async (known: string, method = 'GET') =>
        (await gateway.call(key, method, url, undefined, { 'if-none-match': known })).status;
      expect([await ask(tag), await ask(`"other", ${tag}`), await ask('*'), await ask(tag, 'HEAD')]).toEqual(
        Array(4).fill(304),
      );
      expect([await ask('"other"'), await ask('W/"*"'), await ask('')]).toEqual([200, 200, 200]);
    },
  );

  it('is told of a refusal, and gets what an order made, whatever it has', async () => {
    const known = { 'if-none-match': '*' };
    expect((await gateway.call(key, 'GET', '/v1/nothing', undefined, known)).status).toBe(404);
    expect((await gateway.call(undefined, 'GET', '/v1/projects', undefined, known)).status).toBe(401);
    expect((await gateway.call(key, 'POST', '/v1/generations', BRIEF, known)).status).toBe(201);
  });
});

it.each(['generations', 'generations/ID', 'openapi.json', 'generations/ID/files/run', 'nothing'])(
  'refuses a WebSocket at %s before it is open',
  async (path) => {
    const url = `/v1/${path.replace('ID', id)}`;
    const expected = path === 'nothing' ? '404' : '400';
    await expect(gateway.gateway.http.injectWS(url, { headers: { authorization: `Bearer ${key}` } })).rejects.toThrow(
      expected,
    );
  },
);

it.each([
  ['gzip', gzipSync(JSON.stringify({ name: 'Shop' })), 415],
  ['gzip', Buffer.from(JSON.stringify({ name: 'Shop' })), 415],
  ['br, gzip', Buffer.from('?'), 415],
  ['Identity', Buffer.from(JSON.stringify({ name: 'Shop' })), 201],
])('reads a body that is coded as %s only where it can', async (coding, payload, expected) => {
  const { statusCode, headers } = await gateway.gateway.http.inject({
    method: 'POST',
    url: '/v1/projects',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-encoding': coding,
    },
    payload,
  });
  expect([statusCode, headers['accept-encoding']]).toEqual([expected, expected === 415 ? 'identity' : undefined]);
});
