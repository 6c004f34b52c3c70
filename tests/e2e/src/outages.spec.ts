import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { openDatabase } from '@quantumlayer/store';
import type { StreamedEvent } from './platform-user';
import { Stack } from './stack';

jest.setTimeout(4 * 60_000);

const SERVERS = ['postgresql', 'nats', 'redis', 'temporal'] as const;
const missing = SERVERS.filter((name) => !isInstalled(name));
const NOTES = 'A Go API for notes with a title';

if (missing.length > 0) it.skip(`a server that stays away: ${missing.join(', ')} not installed`, () => undefined);
else describe('while a server stays away', specs);

/** What docs/services.md says of each. */
function specs(): void {
  let folder: string;
  let stack: Stack;
  let postgres: ServerProcess;
  let nats: ServerProcess;
  let redis: ServerProcess;
  let temporal: ServerProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quantumlayer-outages-'));
    await chmod(folder, 0o755);
    [postgres, nats, redis, temporal] = await Promise.all([
      ServerProcess.start('postgresql'),
      ServerProcess.start('nats'),
      ServerProcess.start('redis'),
      ServerProcess.start('temporal'),
    ]);
    stack = await Stack.start(folder, {
      QLF_DATABASE_URL: postgres.address,
      QLF_NATS_URL: nats.address,
      QLF_REDIS_URL: redis.address,
      QLF_TEMPORAL_ADDRESS: temporal.address,
    });
  });
  afterAll(async () => {
    await stack.stop();
    await Promise.all([postgres, nats, redis, temporal].map((server) => server.remove()));
    await rm(folder, { recursive: true, force: true });
  });

  const isWhole = (events: readonly StreamedEvent[]): void => {
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => String(index + 1)));
    expect(events.at(-1)?.finished?.outcome).toBe('GENERATION_OUTCOME_UNVERIFIED');
  };
  const generate = (review = false): Promise<string> =>
    stack.user.generate({ brief: NOTES, skipVerification: true, review });

  it('Redis: each gateway counts for itself, and everything goes on', async () => {
    await redis.kill();
    expect(await stack.hears('gateway', 'redis', 'away')).toBe('degraded');
    isWhole(await stack.user.eventsOf(await generate()));
    await redis.start();
    expect(await stack.hears('gateway', 'redis', 'ok')).toBe('ready');
  });

  it('NATS: everything goes on, and what others should hear waits in the outbox', async () => {
    await nats.kill();
    expect(await stack.hears('gateway', 'nats', 'away')).toBe('degraded');
    const events = await stack.user.eventsOf(await generate());
    isWhole(events);
    const database = await openDatabase({ url: postgres.address, applicationName: 'spec' });
    const waiting = async (): Promise<number> => (await database.query('SELECT 1 FROM gateway.outbox')).length;
    expect(await waiting()).toBeGreaterThanOrEqual(events.length);
    await nats.start();
    expect(await stack.hears('gateway', 'nats', 'ok')).toBe('ready');
    while ((await waiting()) > 0) await sleep(100);
    await database.close();
  });

  it('Temporal: orders and decisions are taken, and carried out when it is back', async () => {
    const reviewed = await generate(true);
    await stack.user.sees(reviewed, ({ review }) => review !== undefined);
    await temporal.kill();
    expect(await stack.hears('gateway', 'temporal', 'away')).toBe('degraded');
    expect(await stack.hears('workflow-worker', 'temporal', 'away')).toBe('not_ready');
    expect((await stack.user.call('POST', `/v1/generations/${reviewed}/approve`, {})).status).toBe(201);
    const ordered = await generate();
    expect((await stack.user.get(ordered)).status).toBe('GENERATION_STATUS_QUEUED');
    await temporal.start();
    isWhole(await stack.user.eventsOf(ordered));
    isWhole(await stack.user.eventsOf(reviewed));
    expect(await stack.hears('gateway', 'temporal', 'ok')).toBe('ready');
    expect(await stack.hears('workflow-worker', 'temporal', 'ok')).toBe('ready');
  });

  it('PostgreSQL: every request is refused for now, and what ran goes on when it is back', async () => {
    const id = await generate();
    await postgres.kill();
    expect(await stack.hears('gateway', 'database', 'away')).toBe('not_ready');
    for (const [method, path, body] of [
      ['GET', '/v1/generations', undefined],
      ['POST', '/v1/generations', { brief: NOTES }],
    ] as const) {
      const refused = await stack.user.call(method, path, body);
      expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    }
    expect(await stack.hears('workflow-worker', 'gateway', 'away')).toBe('not_ready');
    await postgres.start();
    expect(await stack.hears('gateway', 'database', 'ok')).toBe('ready');
    isWhole(await stack.user.eventsOf(id));
    isWhole(await stack.user.eventsOf(await generate()));
  });
}
