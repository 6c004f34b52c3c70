import { generateKeyPair } from 'jose';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { v7 as newId } from 'uuid';
import { readGatewayConfig } from './config';
import { GatewayFixture } from './testing/gateway-fixture';
import { IdentityProvider } from './testing/identity-provider';

describe('members', () => {
  const spec = new GatewayFixture();
  let provider: IdentityProvider;
  beforeAll(async () => {
    provider = await IdentityProvider.start();
    await spec.open('pglite:', { oidc: { issuer: provider.issuer, audience: 'quantumlayer' } });
  });
  afterAll(async () => {
    await spec.close();
    await provider.close();
  });

  const token = (subject: string, email: string, more: object = {}) =>
    provider.token({ sub: subject, email, email_verified: true, ...more });
  const address = () => `${newId()}@example.org`;

  async function invite(key: string, email: string, role = 'ROLE_DEVELOPER') {
    const { status, body } = await spec.call(key, 'POST', '/v1/members', { email, role });
    expect(status).toBe(201);
    return body.id;
  }

  it('are those who sign in with the address that was invited', async () => {
    const { id, key } = await spec.organisation();
    const email = address();
    await invite(key, email.toUpperCase());
    const theirs = await token('ann', email);
    const { status, body } = await spec.call(theirs, 'GET', '/v1/organisation');
    expect([status, body.id]).toEqual([200, id]);
    // From now on it is the person who counts, whatever their address.
    expect((await spec.call(await token('ann', address()), 'GET', '/v1/organisation')).status).toBe(200);
    expect((await spec.call(await token('eve', email), 'GET', '/v1/organisation')).status).toBe(403);
    expect((await spec.call(theirs, 'POST', '/v1/api-keys', { name: 'x', role: 'ROLE_VIEWER' })).status).toBe(403);
    const made = await spec.call(theirs, 'POST', '/v1/projects', { name: 'Hers' });
    expect(made.status).toBe(201);
    const entries = (await spec.call(key, 'GET', '/v1/audit-entries')).body.entries;
    expect(entries.map(({ action, actor }) => [action, actor.replace(/^key:.*/, 'key')])).toEqual([
      ['member.invite', 'key'],
      ['member.join', 'user:ann'],
      ['project.create', 'user:ann'],
    ]);
  });

  it('are let in by nothing but a token that the provider signed for this application', async () => {
    const { key } = await spec.organisation();
    const email = address();
    await invite(key, email);
    const other = await generateKeyPair('ES256');
    const secret = new TextEncoder().encode('quantumlayer'.repeat(4));
    const claims = { sub: 'bob', email, email_verified: true };
    const unsigned = [{ alg: 'none' }, { ...claims, iss: provider.issuer, aud: 'quantumlayer', exp: 9_999_999_999 }];
    const wrong = [
      'nonsense',
      `${unsigned.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`,
      await provider.token(claims, { key: other.privateKey }),
      await provider.token(claims, { key: secret, algorithm: 'HS256' }),
      await provider.token({ ...claims, exp: 1_000_000_000 }),
      await provider.token({ ...claims, aud: 'another' }),
      await provider.token({ ...claims, iss: 'https://elsewhere.example' }),
    ];
    for (const bearer of wrong) {
      const { status, body } = await spec.call(bearer, 'GET', '/v1/organisation');
      expect([bearer, status, body.code]).toEqual([bearer, 401, 'unauthenticated']);
    }
    const unverified = await provider.token({ ...claims, email_verified: false });
    expect((await spec.call(unverified, 'GET', '/v1/organisation')).status).toBe(403);
    expect((await spec.call(await provider.token(claims), 'GET', '/v1/organisation')).status).toBe(200);
  });

  it('of several organisations name one, and see nothing of others', async () => {
    const [one, two, three] = [await spec.organisation(), await spec.organisation(), await spec.organisation()];
    const email = address();
    await invite(one.key, email);
    await invite(two.key, email, 'ROLE_VIEWER');
    const theirs = await token('cleo', email);
    const { status, body } = await spec.call(theirs, 'GET', '/v1/organisation');
    expect([status, body.detail]).toEqual([422, expect.stringContaining(two.id)]);
    const within = async (organisation: string) => {
      const answer = await spec.call(theirs, 'GET', '/v1/organisation', undefined, {
        'quantumlayer-organisation': organisation,
      });
      return [answer.status, answer.body.id];
    };
    expect(await within(two.id)).toEqual([200, two.id]);
    expect(await within(one.id)).toEqual([200, one.id]);
    expect(await within(three.id)).toEqual([403, undefined]);
    expect(await within('7')).toEqual([403, undefined]);
  });

  it('neither give nor take more than they have, and leave an owner', async () => {
    const { id, key } = await spec.organisation();
    const [boss, helper] = [address(), address()];
    const owner = await invite(key, boss, 'ROLE_OWNER');
    await invite(key, helper, 'ROLE_ADMIN');
    const [bossToken, helperToken] = [await token(boss, boss), await token(helper, helper)];
    for (const each of [bossToken, helperToken])
      expect((await spec.call(each, 'GET', '/v1/organisation')).status).toBe(200);
    const change = (by: string, method: string, body?: object) =>
      spec.call(by, method, `/v1/members/${owner}`, body).then(({ status }) => status);
    expect(await change(helperToken, 'PATCH', { role: 'ROLE_VIEWER' })).toBe(403);
    expect(await change(helperToken, 'DELETE')).toBe(403);
    const another = { email: address(), role: 'ROLE_OWNER' };
    expect((await spec.call(helperToken, 'POST', '/v1/members', another)).status).toBe(403);
    expect((await spec.call(key, 'POST', '/v1/members', { email: boss, role: 'ROLE_VIEWER' })).status).toBe(409);

    const keys = (await spec.call(bossToken, 'GET', '/v1/api-keys')).body.keys;
    for (const { id: each } of keys)
      expect((await spec.call(bossToken, 'DELETE', `/v1/api-keys/${each}`)).status).toBe(200);
    expect(await change(bossToken, 'PATCH', { role: 'ROLE_ADMIN' })).toBe(409);
    expect(await change(bossToken, 'DELETE')).toBe(409);
    const back = await spec.key(id, Role.OWNER);
    expect(await change(back, 'DELETE')).toBe(200);
    expect((await spec.call(bossToken, 'GET', '/v1/organisation')).status).toBe(403);
    const listed = (await spec.call(back, 'GET', '/v1/members')).body.members;
    expect(listed.map(({ email }) => email)).toEqual([helper]);
  });

  it('are not asked for where the provider is away, and keys work on', async () => {
    const nowhere = new GatewayFixture();
    await nowhere.open('pglite:', { oidc: { issuer: 'http://127.0.0.1:9', audience: 'quantumlayer' } });
    try {
      const { key } = await nowhere.organisation();
      const { status, body } = await nowhere.call(await token('dan', address()), 'GET', '/v1/organisation');
      expect([status, body.code]).toEqual([503, 'unavailable']);
      expect((await nowhere.call(key, 'GET', '/v1/organisation')).status).toBe(200);
    } finally {
      await nowhere.close();
    }
  });

  it('need an audience, lest tokens for other applications open this one', () => {
    expect(() => readGatewayConfig({ QLF_OIDC_ISSUER: 'https://id.example.org' })).toThrow(/QLF_OIDC_AUDIENCE/);
    expect(readGatewayConfig({ QLF_OIDC_ISSUER: 'https://id.example.org', QLF_OIDC_AUDIENCE: 'us' }).oidc).toEqual({
      issuer: 'https://id.example.org',
      audience: 'us',
    });
  });
});
