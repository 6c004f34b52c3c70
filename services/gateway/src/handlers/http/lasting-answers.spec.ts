import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { createApiKeySecret } from '../../domain/api-key-secret';
import { GatewayFixture } from '../../testing/gateway-fixture';
import { create, finish } from '../../testing/gateway-suite';

const spec = new GatewayFixture();
beforeAll(() => spec.open('pglite:'), 60_000);
afterAll(() => spec.close());

describe('what is said of a generation that has ended', () => {
  let key: string;
  let organisation: string;
  let url: string;
  let body: object;
  beforeEach(async () => {
    ({ key, id: organisation } = await spec.organisation());
    const id = await create(spec, key);
    url = `/v1/generations/${id}`;
    // Of one that has not ended nothing is kept.
    expect((await spec.call(key, 'GET', url)).body.status).toBe('GENERATION_STATUS_QUEUED');
    await finish(spec, id);
    ({ body } = await spec.call(key, 'GET', url));
    expect(body).toMatchObject({ id, status: 'GENERATION_STATUS_VERIFIED' });
  });

  it('is said again in the same words, or not at all to who has them', async () => {
    const again = await spec.call(key, 'GET', url);
    expect([again.status, again.body]).toEqual([200, body]);
    const etag = String(again.headers['etag']);
    expect(etag).toMatch(/^W\/".+"$/);
    expect(again.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json') as string,
      'cache-control': 'no-store',
    });
    const known = await spec.call(key, 'GET', url, undefined, { 'if-none-match': etag });
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
  });

  it('is said to members of its organisation alone, and to none whose key was revoked', async () => {
    const viewer = await spec.key(organisation, Role.VIEWER);
    expect((await spec.call(viewer, 'GET', url)).body).toEqual(body);
    const stranger = await spec.organisation();
    const nobodys = createApiKeySecret(organisation).text;
    for (const [who, status] of [
      [stranger.key, 404],
      [nobodys, 401],
      [undefined, 401],
    ] as const)
      expect((await spec.call(who, 'GET', url)).status).toBe(status);
    const { keys } = (await spec.call(key, 'GET', '/v1/api-keys')).body;
    const revoked = keys.find(({ role }) => role === 'ROLE_VIEWER')?.id ?? '';
    expect((await spec.call(key, 'DELETE', `/v1/api-keys/${revoked}`)).status).toBe(200);
    expect((await spec.call(viewer, 'GET', url)).status).toBe(401);
    expect((await spec.call(key, 'GET', url)).body).toEqual(body);
  });

  it('is said for what was asked alone', async () => {
    expect((await spec.call(key, 'GET', `${url}?colour=red`)).status).toBe(422);
    expect((await spec.call(key, 'GET', `${url}/review`)).body).not.toEqual(body);
  });
});
