import { PreviewService, Reason, State, type Preview } from '@quantumlayer/contracts/preview/v1/preview';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, type Client, type Transport } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { startService, type RunningService } from '@quantumlayer/service-kit';
import { createLogger } from '@quantumlayer/telemetry';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpProbe } from './adapters/http/http-probe';
import { readPreviewDeployerConfig } from './process/config';
import { service } from './process/service';
import { readTestCluster } from './testing/config';

const cluster = readTestCluster();
/** With a cluster alone: the README says how. */
const onCluster = cluster === undefined ? describe.skip : describe;

onCluster('on a real cluster', () => {
  const organisation = `spec-${randomUUID().slice(0, 8)}`;
  const image = cluster?.images[0] ?? '';
  const todo = { organisation, image, port: 8000, healthPath: '/healthz', writablePaths: ['/app/data'] };
  const config = () =>
    readPreviewDeployerConfig({
      ...cluster?.environment,
      ...{ QLF_HOST: '127.0.0.1', QLF_GRPC_PORT: '0', QLF_HTTP_PORT: '0' },
      ...{
        QLF_PREVIEW_PREFIX: `preview-${organisation}`,
        QLF_PREVIEW_ROUND_SECONDS: '1',
        QLF_PREVIEW_READY_SECONDS: '60',
      },
    });
  let running: RunningService;
  let transport: Transport;
  let client: Client<typeof PreviewService>;

  beforeAll(async () => {
    const destination = { write: () => undefined };
    running = await startService(service, config(), {
      logger: createLogger({ service: 'preview-deployer', level: 'info', destination }),
    });
    transport = createGrpcTransport(running.grpcAddress);
    client = createClient(PreviewService, transport);
  });

  afterAll(async () => {
    for (const { id } of (await client.listPreviews({ organisation })).previews)
      await client.deletePreview({ organisation, id });
    await transport.close();
    await running.close();
  });

  async function deploy(order: Parameters<typeof client.deployPreview>[0]) {
    const messages: string[] = [];
    let preview: Preview | undefined;
    for await (const { event } of client.deployPreview(order)) {
      if (event.case === 'progress') messages.push(event.value.message);
      if (event.case === 'preview') preview = event.value;
    }
    if (preview === undefined) throw new Error('The stream ended without a preview.');
    return { messages, preview };
  }

  async function stateOf(id: string): Promise<State | undefined> {
    const { previews } = await client.listPreviews({ organisation });
    return previews.find((preview) => preview.id === id)?.state;
  }

  it('is ready', async () => {
    expect((await fetch(`${running.httpUrl}/readyz`)).status).toBe(200);
  });

  it('tells an address that works at once, keeps it for the same order, and ends it when it is over', async () => {
    const order = { ...todo, id: 'todo', name: 'todo', ttl: { seconds: 3600n } };
    const { messages, preview } = await deploy(order);
    expect([preview.state, preview.failure]).toEqual([State.READY, undefined]);
    expect(messages).toContain('Its place and its parts are being made');
    const probe = new HttpProbe(config().own.probeAddress);
    expect(await probe.ask(new URL('/todos', preview.url), { mark: undefined, healthy: true })).toBeUndefined();

    const again = await deploy(order);
    expect([again.preview.url, again.messages]).toEqual([preview.url, []]);
    const { preview: extended } = await client.extendPreview({ organisation, id: 'todo', ttl: { seconds: 7200n } });
    expect(extended?.expiresAt?.seconds).toBeGreaterThan(preview.expiresAt?.seconds ?? 0n);

    await client.deletePreview({ organisation, id: 'todo' });
    await deploy({ ...order, ttl: { seconds: 20n } });
    while ((await stateOf('todo')) !== undefined) await sleep(200);
    expect(await probe.ask(new URL('/todos', preview.url), { mark: undefined, healthy: true })).toBeDefined();
    await expect(client.getPreview({ organisation, id: 'todo' })).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
  }, 180_000);

  it.each([
    ['an image that is not there', { image: `${image.replace(/[:@].*$/, '')}-none:1` }, Reason.IMAGE_NOT_PULLED, false],
    ['a program that ends', { environment: { DATABASE_URL: 'nonsense://' } }, Reason.CRASH_LOOP, true],
    ['a program that listens elsewhere', { environment: { PORT: '9999' } }, Reason.NOT_READY_IN_TIME, true],
    ['a path that is not there', { healthPath: '/no-such-path' }, Reason.NOT_READY_IN_TIME, true],
  ])(
    'says why: %s',
    async (name, change, reason, hasLog) => {
      const id = name.replaceAll(' ', '-');
      const { preview } = await deploy({ ...todo, id, name: 'broken', ...change });
      expect([preview.state, preview.failure?.reason, preview.url]).toEqual([State.FAILED, reason, '']);
      expect((preview.failure?.logLines.length ?? 0) > 0).toBe(hasLog);
    },
    180_000,
  );
});
