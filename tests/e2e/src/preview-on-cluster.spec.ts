import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeGateway, readGatewayConfig, type Gateway } from '@quantumlayer/gateway';
import { readTestCluster } from '@quantumlayer/preview-deployer/testing';
import { service as deployer } from '@quantumlayer/preview-deployer/process';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { startService, type RunningService } from '@quantumlayer/service-kit';
import { openDatabase, type Database } from '@quantumlayer/store';
import { createLogger } from '@quantumlayer/telemetry';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { PlatformUser } from './platform-user';
import { PreviewVisitor } from './preview-visitor';

const cluster = readTestCluster();
const { QLF_PREVIEW_URL: base = 'http://localhost' } = cluster?.environment ?? {};

/** With a cluster alone: the README of preview-deployer says how. */
(cluster === undefined ? describe.skip : describe)('a preview on a real cluster, asked for through the API', () => {
  const closing: (() => Promise<unknown>)[] = [];
  const visitor = new PreviewVisitor(cluster?.entrance);
  let user: PlatformUser;
  let running: RunningService;

  beforeAll(async () => {
    const own = { QLF_HOST: '127.0.0.1', QLF_GRPC_PORT: '0', QLF_HTTP_PORT: '0', QLF_PREVIEW_ROUND_SECONDS: '1' };
    const prefix = `preview-${randomUUID().slice(0, 8)}`;
    const config = deployer.readConfig({ ...cluster?.environment, ...own, QLF_PREVIEW_PREFIX: prefix });
    const logger = createLogger({ service: 'spec', level: 'silent', destination: { write: () => undefined } });
    running = await startService(deployer, config, { logger });
    const previews = createGrpcTransport(running.grpcAddress);
    const database: Database = await openDatabase({ url: 'pglite:', applicationName: 'preview spec' });
    const gateway: Gateway = await composeGateway({
      config: readGatewayConfig({}),
      database,
      blobs: new MemoryBlobStore(),
      // Nothing is generated: the image is given.
      host: () => ({
        start: () => Promise.resolve(),
        cancel: () => Promise.resolve(),
        decide: () => Promise.resolve(),
        lacks: () => Promise.resolve([]),
      }),
      previews,
    });
    closing.push(
      () => gateway.http.close(),
      () => database.close(),
      () => previews.close(),
      () => running.close(),
    );
    const key = (await gateway.ownerKey('Spec', true)) ?? '';
    user = new PlatformUser(await gateway.http.listen({ host: '127.0.0.1', port: 0 }), key, '');
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  /** A preview that answers, and where the API tells of it. */
  async function ready(order: object): Promise<{ readonly path: string; readonly url: string }> {
    const { body: generation } = await user.call('POST', '/v1/generations', { brief: 'a todo app' });
    const path = `/v1/generations/${generation.id}/preview`;
    expect((await user.call('POST', path, order)).status).toBe(201);
    const look = async () => (await user.call('GET', path)).body as unknown as { state: string; url: string };
    let preview = await look();
    while (preview.state === 'STATE_DEPLOYING') {
      await sleep(500);
      preview = await look();
    }
    expect([preview.state, preview.url]).toEqual(['STATE_READY', expect.stringContaining(new URL(base).host)]);
    return { path, url: preview.url };
  }

  describe.each(cluster?.images ?? ['an image of a generated project'])('of %s', (image) => {
    const order = { image, port: 8000, healthPath: '/readyz' };

    it('serves and keeps what it is told, at an address of its own, until it is ended', async () => {
      const { path, url } = await ready(order);
      expect(new URL(url).protocol).toBe(new URL(base).protocol);
      const made = await visitor.ask(url, 'POST', '/todos', { title: 'Milk' });
      expect([made.status, made.body]).toMatchObject([201, { title: 'Milk' }]);
      expect((await visitor.ask(url, 'GET', '/todos?title=Milk')).body).toMatchObject([{ title: 'Milk' }]);
      expect((await visitor.ask(url, 'POST', '/todos', { title: 7 })).status).toBe(422);

      const gone = await user.call('DELETE', path, {});
      expect([gone.status, (gone.body as unknown as { state: string }).state]).toEqual([200, 'STATE_ENDING']);
      while ((await user.call('GET', path)).status !== 404) await sleep(500);
      expect(await visitor.finds(url)).toBe(false);
    }, 240_000);

    it('ends by itself when its time is over', async () => {
      const { path, url } = await ready({ ...order, ttlSeconds: 20 });
      expect(await visitor.finds(url)).toBe(true);
      while ((await user.call('GET', path)).status !== 404) await sleep(500);
      expect(await visitor.finds(url)).toBe(false);
    }, 240_000);
  });
});
