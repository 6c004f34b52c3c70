import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { Redis } from 'ioredis';
import { v7 as newId } from 'uuid';
import { MemoryCache } from './adapters/memory/memory-cache';
import { MemoryRateLimiter } from './adapters/memory/memory-rate-limiter';
import { openRedis, type OpenRedis } from './adapters/redis/open-redis';
import type { SharedState } from './domain/shared-state';
import { GatewayFixture } from './testing/gateway-fixture';
import { BRIEF, finish } from './testing/gateway-suite';

/** What counters and caches do, wherever they are kept. */
function keepsItsPromises(state: () => SharedState): void {
  it('counts the requests of each caller, and says when the minute is over', async () => {
    const { limiter } = state();
    const caller = newId();
    const shares = await Promise.all(Array.from({ length: 20 }, () => limiter.take(caller)));
    expect(shares.map(({ used }) => used).sort((a, b) => a - b)).toEqual(shares.map((_, index) => index + 1));
    for (const { milliseconds } of shares) {
      expect(milliseconds).toBeGreaterThan(0);
      expect(milliseconds).toBeLessThanOrEqual(60_000);
    }
    expect((await limiter.take(newId())).used).toBe(1);
  });

  it('keeps the first of what is added, until it is replaced', async () => {
    const { cache } = state();
    const key = newId();
    expect(await cache.get(key)).toBeUndefined();
    await cache.add(key, 'first', 60);
    await cache.add(key, 'late', 60);
    expect(await cache.get(key)).toBe('first');
    await cache.replace(key, 'other', 60);
    await cache.add(key, 'late', 60);
    expect(await cache.get(key)).toBe('other');
  });

  it('forgets in time', async () => {
    const { cache } = state();
    const key = newId();
    await cache.add(key, 'value', 1);
    while ((await cache.get(key)) !== undefined) await sleep(50);
  });

  it('keeps nothing that is huge', async () => {
    const { cache } = state();
    const key = newId();
    await cache.add(key, 'x'.repeat(2 * 1024 * 1024), 60);
    expect(await cache.get(key)).toBeUndefined();
  });
}

describe('in memory', () => {
  const state = { limiter: new MemoryRateLimiter(), cache: new MemoryCache() };
  keepsItsPromises(() => state);

  it('begins a new minute when the last one is over', async () => {
    let now = 0;
    const limiter = new MemoryRateLimiter(() => now);
    await limiter.take('somebody');
    now = 59_999;
    expect(await limiter.take('somebody')).toEqual({ used: 2, milliseconds: 1 });
    now = 60_000;
    expect(await limiter.take('somebody')).toEqual({ used: 1, milliseconds: 60_000 });
  });
});

const describeOnRedis = isInstalled('redis') ? describe : describe.skip;

describeOnRedis('on Redis (skipped without redis-server)', () => {
  let server: ServerProcess;
  const opened: OpenRedis[] = [];
  const away: Error[] = [];
  const open = async (requestsPerMinute = 600): Promise<OpenRedis> => {
    const settings = { url: server.address, name: 'gateway spec', requestsPerMinute };
    const redis = openRedis(settings, (error) => away.push(error));
    opened.push(redis);
    await back(redis);
    return redis;
  };
  const isThere = (redis: OpenRedis): Promise<boolean> =>
    redis.check().then(
      () => true,
      () => false,
    );
  const back = async (redis: OpenRedis): Promise<void> => {
    while (!(await isThere(redis))) await sleep(20);
  };
  let first: OpenRedis;
  beforeAll(async () => {
    server = await ServerProcess.start('redis');
    first = await open();
  });
  afterAll(async () => {
    for (const redis of opened) redis.close();
    await server.remove();
  });

  keepsItsPromises(() => first.state);

  it.each([
    ['was killed', 'kill', 'start'],
    ['says nothing', 'pause', 'resume'],
  ] as const)('goes on without a server that %s, and with it again when it is back', async (_, harm, mend) => {
    const { limiter, cache } = first.state;
    const caller = newId();
    await server[harm]();
    expect(await limiter.take(caller)).toMatchObject({ used: 1 });
    expect(await limiter.take(caller)).toMatchObject({ used: 2 });
    await cache.add(caller, 'value', 60);
    expect(await cache.get(caller)).toBeUndefined();
    expect(await isThere(first)).toBe(false);
    await server[mend]();
    await back(first);
    await cache.replace(caller, 'value', 60);
    expect(await cache.get(caller)).toBe('value');
  });

  it('refuses a busy caller early by what others have claimed ahead, and nobody late', async () => {
    const { limiter } = first.state;
    const other = (await open()).state.limiter;
    const caller = newId();
    // Six ahead, of 600 a minute: the second request here claims the numbers 2 to 8.
    const taken = await Promise.all([limiter.take(caller), limiter.take(caller)]);
    expect(taken.map(({ used }) => used)).toEqual([1, 2]);
    expect((await other.take(caller)).used).toBe(9);
    expect((await limiter.take(caller)).used).toBe(3);
  });

  it('need not be there when the gateway starts', async () => {
    await server.kill();
    const settings = { url: server.address, name: 'gateway spec', requestsPerMinute: 600 };
    const early = openRedis(settings, (error) => away.push(error));
    opened.push(early);
    expect(await early.state.limiter.take('somebody')).toMatchObject({ used: 1 });
    await server.start();
    await back(early);
  });

  describe('two gateways', () => {
    const [here, there] = [new GatewayFixture(), new GatewayFixture()];
    const limits = { requestsPerMinute: 5 };
    let key: string;
    beforeAll(async () => {
      const [one, other] = [await open(limits.requestsPerMinute), await open(limits.requestsPerMinute)];
      await here.open('pglite:', limits, { shared: one.state });
      await there.open('pglite:', limits, { shared: other.state });
    });
    beforeEach(async () => ({ key } = await here.organisation()));
    afterAll(() => Promise.all([here.close(), there.close()]));

    it('count the requests of a key together', async () => {
      const statuses = [here, there, here, there, here, there].map((gateway) =>
        gateway.call(key, 'GET', '/v1/organisation'),
      );
      const answers = await Promise.all(statuses);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.headers).toMatchObject({ 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0' });
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    });

    it('know of each other’s keys, generations and idempotency keys, and at once of a key that is revoked', async () => {
      const asked = { 'idempotency-key': 'once' };
      const { id } = (await here.call(key, 'POST', '/v1/generations', BRIEF, asked)).body;
      await finish(here, id);
      expect((await here.call(key, 'GET', `/v1/generations/${id}`)).status).toBe(200);
      // The other's database knows nothing of any of them.
      expect((await there.call(key, 'POST', '/v1/generations', BRIEF, asked)).body.id).toBe(id);
      const { key: second } = await here.organisation();
      const own = (await here.call(second, 'GET', '/v1/api-keys')).body.keys[0]?.id ?? '';
      const spare = await here.call(second, 'POST', '/v1/api-keys', { name: 'spare', role: 'ROLE_OWNER' });
      expect((await there.call(second, 'GET', '/v1/generations')).status).toBe(200);
      await here.call(spare.body.secret, 'DELETE', `/v1/api-keys/${own}`);
      expect((await there.call(second, 'GET', '/v1/generations')).status).toBe(401);
    });

    it('show nobody a secret', async () => {
      await here.call(key, 'POST', '/v1/generations', BRIEF, { 'idempotency-key': 'mine alone' });
      const redis = new Redis(server.address);
      const names = await redis.keys('*');
      const values = await Promise.all(names.map((name) => redis.get(name)));
      redis.disconnect();
      expect(names.every((name) => name.startsWith('quantumlayer:gateway:'))).toBe(true);
      const told = [...names, ...values].join('\n');
      // The secret may hold underscores itself.
      const secret = key.split('_').slice(2).join('_');
      expect(secret).toHaveLength(43);
      expect(told).not.toContain(secret);
      expect(told).not.toContain('mine alone');
    });
  });
});
