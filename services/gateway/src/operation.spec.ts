import { setTimeout as sleep } from 'node:timers/promises';
import { GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport } from '@quantumlayer/rpc';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { BRIEF, create, finish } from './testing/gateway-suite';
import { GatewayFixture } from './testing/gateway-fixture';

describe('operation', () => {
  it('says which dependency is away', async () => {
    const own = await new GatewayFixture().open('pglite:');
    expect((await own.call(undefined, 'GET', '/readyz')).body).toEqual({
      status: 'ready',
      dependencies: { database: 'ok' },
    });
    // Who sends a body drop by drop holds no connection for ever.
    expect(own.gateway.http.server.requestTimeout).toBe(300_000);
    await own.database.close();
    const { status, body } = await own.call(undefined, 'GET', '/readyz');
    expect([status, body]).toEqual([503, { status: 'not_ready', dependencies: { database: 'away' } }]);
    await own.gateway.http.close();
  }, 60_000);

  it('founds one organisation, and gives its key once', async () => {
    const own = await new GatewayFixture().open('pglite:');
    const key = await own.gateway.ownerKey('Mine', false);
    expect((await own.call(key, 'GET', '/v1/organisation')).body).toMatchObject({ name: 'Mine' });
    expect(await own.gateway.ownerKey('Mine', false)).toBeUndefined();
    const second = await own.gateway.ownerKey('Other', true);
    expect((await own.call(second, 'GET', '/v1/organisation')).body).toMatchObject({ name: 'Mine' });
    const id = (await own.call(key, 'POST', '/v1/generations', BRIEF)).body.id;
    own.host.started.length = 0;
    expect([await own.gateway.resume(), own.host.started]).toEqual([1, [id]]);
    await own.close();
  }, 60_000);

  it('too many are told to wait', async () => {
    const limited = await new GatewayFixture().open('pglite:', { requestsPerMinute: 2 });
    const { key } = await limited.organisation();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1)
      statuses.push((await limited.call(key, 'GET', '/v1/usage')).status);
    const { status, headers, body } = await limited.call(key, 'GET', '/v1/usage');
    expect([statuses, status, body.code]).toEqual([[200, 200, 429], 429, 'resource_exhausted']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await limited.call(undefined, 'GET', '/healthz')).status).toBe(200);
    const overGrpc = createClient(GenerationService, createInProcessTransport(limited.gateway.services));
    await expect(overGrpc.listGenerations({}, { metadata: { authorization: `Bearer ${key}` } })).rejects.toMatchObject({
      code: ErrorCode.RESOURCE_EXHAUSTED,
    });
    await limited.close();
  }, 60_000);

  it('a caller follows no more generations at once than anybody may, over whatever protocol', async () => {
    const limited = await new GatewayFixture().open('pglite:', { streams: 2 });
    const [{ key }, other] = [await limited.organisation(), await limited.organisation()];
    const id = await create(limited, key);
    const follow = () => limited.call(key, 'GET', `/v1/generations/${id}/events`);
    const overGrpc = createClient(GenerationService, createInProcessTransport(limited.gateway.services));
    const followOverGrpc = async (): Promise<readonly unknown[]> => {
      const events: unknown[] = [];
      const call = overGrpc.watchGeneration({ id }, { metadata: { authorization: `Bearer ${key}` } });
      for await (const event of call) events.push(event);
      return events;
    };
    const first = [follow(), followOverGrpc()] as const;
    while (limited.host.feed.size === 0) await sleep(10);
    await sleep(100);
    const { status, headers } = await follow();
    expect([status, headers['retry-after']]).toEqual([429, '5']);
    await expect(followOverGrpc()).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED });
    // Of others, nobody is in the way.
    expect((await limited.call(other.key, 'GET', `/v1/generations/${id}/events`)).status).toBe(404);
    await finish(limited, id);
    expect([(await first[0]).status, (await first[1]).length]).toEqual([200, 3]);
    expect((await follow()).status).toBe(200);
    await limited.close();
  }, 60_000);

  it('counts a request however its path is written, and no probe', async () => {
    const limited = await new GatewayFixture().open('pglite:', { requestsPerMinute: 2 });
    const { key } = await limited.organisation();
    const ask = async (path: string) => {
      const { status, headers } = await limited.call(key, 'GET', path);
      return [status, headers['x-ratelimit-remaining']];
    };
    expect(await ask('/%76%31/usage')).toEqual([200, '1']);
    expect(await ask('/nothing')).toEqual([404, '0']);
    expect(await ask('/v1/usage')).toEqual([429, '0']);
    expect(await ask('/%68ealthz')).toEqual([200, undefined]);
    await limited.close();
  }, 60_000);

  it('counts every call of GraphQL as a request', async () => {
    const limited = await new GatewayFixture().open('pglite:', { requestsPerMinute: 3 });
    const { key } = await limited.organisation();
    const usage = (name: string) => `${name}: getUsage {generationsToday}`;
    const ask = async (...names: readonly string[]) => {
      const { body } = await limited.call(key, 'POST', '/v1/graphql', { query: `{${names.map(usage).join(' ')}}` });
      return (body as { errors?: { extensions: { code: string } }[] }).errors?.map(({ extensions }) => extensions.code);
    };
    expect(await ask('a', 'b')).toBeUndefined();
    expect(await ask('a', 'b')).toEqual(['resource_exhausted']);
    await limited.close();
  }, 60_000);

  it('counts every call of GraphQL over a WebSocket as a request', async () => {
    const limited = await new GatewayFixture().open('pglite:', { requestsPerMinute: 2 });
    const { key } = await limited.organisation();
    const url = await limited.gateway.http.listen({ port: 0, host: '127.0.0.1' });
    const client = createSocketClient({
      url: `${url.replace('http', 'ws')}/v1/graphql`,
      connectionParams: { authorization: `Bearer ${key}` },
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazyCloseTimeout: 60_000,
    });
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1)
      for await (const { errors } of client.iterate({ query: '{getUsage {generationsToday}}' }))
        codes.push(errors?.[0]?.extensions?.['code']);
    expect(codes).toEqual([undefined, undefined, 'resource_exhausted']);
    await client.dispose();
    await limited.close();
  }, 60_000);
});
