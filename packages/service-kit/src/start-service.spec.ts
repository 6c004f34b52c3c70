import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createClient, implementService, type CallContext } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { EchoServiceDescriptor } from '@quantumlayer/rpc/testing';
import { createLogger } from '@quantumlayer/telemetry';
import { recordTelemetry } from '@quantumlayer/telemetry/testing';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import { defineService, type ServiceContext, type ServiceParts } from './service-definition';
import { startService, type RunningService } from './start-service';

const entry = { path: 'a', digest: `sha256:${'0'.repeat(64)}` };
const settings = { host: '127.0.0.1', grpcPort: 0, httpPort: 0, logLevel: 'info', drainSeconds: 10 } as const;
jest.setTimeout(60_000);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

type One = (request: typeof entry, call: CallContext) => Promise<typeof entry>;

function echo(one: One) {
  const unused = () => Promise.reject(new Error('unused'));
  return implementService(EchoServiceDescriptor, {
    one,
    collect: unused,
    // eslint-disable-next-line require-yield
    async *many() {
      await unused();
    },
    // eslint-disable-next-line require-yield
    async *converse() {
      await unused();
    },
  });
}

interface Started extends RunningService {
  readonly lines: readonly string[];
}

async function start(compose: (context: ServiceContext) => Partial<ServiceParts>): Promise<Started> {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'echo',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  const { telemetry } = await recordTelemetry('echo');
  const definition = defineService({
    name: 'echo',
    readConfig: () => ({ service: settings, own: {} }),
    compose: async (_, context) => ({ services: [], dependencies: {}, ...compose(context) }),
  });
  const service = await startService(definition, definition.readConfig(), { telemetry, logger });
  opened.push(() => service.close());
  return { ...service, lines };
}

function clientOf({ grpcAddress }: RunningService) {
  const transport = createGrpcTransport(grpcAddress);
  opened.push(() => transport.close());
  return { echo: createClient(EchoServiceDescriptor, transport), health: createClient(Health, transport) };
}

async function get(service: RunningService, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${service.httpUrl}${path}`);
  return { status: response.status, text: await response.text() };
}

it('answers calls, probes and scrapers', async () => {
  const service = await start(() => ({ services: [echo(async (request) => request)] }));
  const { echo: client, health } = clientOf(service);
  expect(await client.one(entry)).toMatchObject(entry);
  expect(await health.check({ service: 'quantumlayer.test.v1.EchoService' })).toMatchObject({ status: Status.SERVING });
  expect(await get(service, '/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' });
  expect(await get(service, '/readyz')).toEqual({ status: 200, text: '{"status":"ready","dependencies":{}}' });
  const { text } = await get(service, '/metrics');
  expect(text).toMatch(
    /quantumlayer_requests_total\{protocol="grpc",method="\S*EchoService\/One",code="OK",service="echo"\} 1/,
  );
  expect(text).toContain('process_cpu_seconds_total');
});

it('is not ready while a dependency is away, and says which', async () => {
  let away = false;
  const check = async () => {
    if (away) throw new Error('away');
  };
  const service = await start(() => ({ dependencies: { database: check, broker: async () => undefined } }));
  const { health } = clientOf(service);
  away = true;
  expect(await get(service, '/readyz')).toEqual({
    status: 503,
    text: '{"status":"not_ready","dependencies":{"database":"away","broker":"ok"}}',
  });
  expect((await health.check({})).status).toBe(Status.NOT_SERVING);
  expect((await get(service, '/healthz')).status).toBe(200);
  away = false;
  expect((await get(service, '/readyz')).status).toBe(200);
});

it('stays ready, and says so, while something is away that it can work without', async () => {
  const service = await start(() => ({
    dependencies: { database: async () => undefined },
    optional: { broker: () => Promise.reject(new Error('away')) },
  }));
  expect(await get(service, '/readyz')).toEqual({
    status: 200,
    text: '{"status":"degraded","dependencies":{"database":"ok","broker":"away"}}',
  });
  expect((await clientOf(service).health.check({})).status).toBe(Status.SERVING);
});

it('asks a peer how it is', async () => {
  let away = false;
  const peer = await start(() => ({
    dependencies: { it: async () => (away ? Promise.reject(new Error('away')) : 1) },
  }));
  const service = await start(({ connect }) => ({ dependencies: { peer: () => connect(peer.grpcAddress).check() } }));
  expect((await get(service, '/readyz')).status).toBe(200);
  away = true;
  expect((await get(service, '/readyz')).text).toContain('"peer":"away"');
  await peer.close();
  expect((await get(service, '/readyz')).text).toContain('"peer":"away"');
});

it('lets a running call finish, refuses new ones, and lets go of what was opened last first', async () => {
  const order: string[] = [];
  let finish: () => void = () => undefined;
  let entered: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const slow: One = async (request) => {
    entered();
    await new Promise<void>((resolve) => (finish = resolve));
    order.push('call');
    return request;
  };
  const service = await start(({ onClose }) => {
    onClose('first', async () => void order.push('first'));
    onClose('second', async () => void order.push('second'));
    return { services: [echo(slow)], drain: async () => void order.push('drain') };
  });
  const { echo: client } = clientOf(service);
  const running = client.one(entry);
  await inside;
  const closing = service.close();
  expect(await get(service, '/readyz')).toEqual({ status: 503, text: '{"status":"draining","dependencies":{}}' });
  await expect(clientOf(service).echo.one(entry)).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
  finish();
  expect(await running).toMatchObject(entry);
  await closing;
  expect(order).toEqual(['drain', 'call', 'second', 'first']);
  await expect(get(service, '/healthz')).rejects.toThrow();
});

it('cuts off what takes longer than allowed', async () => {
  const definition = defineService({
    name: 'echo',
    readConfig: () => ({ service: { ...settings, logLevel: 'silent' as const, drainSeconds: 0 }, own: {} }),
    compose: async () => ({ services: [echo(() => new Promise(() => undefined))], dependencies: {} }),
  });
  const service = await startService(definition, definition.readConfig());
  const running = clientOf(service).echo.one(entry, { timeoutSeconds: 60 });
  const outcome = expect(running).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
  while ((await get(service, '/readyz')).status !== 200) await new Promise(setImmediate);
  await service.close();
  await outcome;
});

it('closes what was opened when the rest cannot be', async () => {
  const order: string[] = [];
  const taken = await start(() => ({}));
  const port = Number(taken.grpcAddress.split(':')[1]);
  const definition = defineService({
    name: 'echo',
    readConfig: () => ({ service: { ...settings, logLevel: 'silent' as const, grpcPort: port }, own: {} }),
    compose: async (_: object, { onClose }) => {
      onClose('it', async () => void order.push('closed'));
      return { services: [echo(async (request) => request)], dependencies: {} };
    },
  });
  await expect(startService(definition, definition.readConfig())).rejects.toMatchObject({
    code: ErrorCode.UNAVAILABLE,
  });
  expect(order).toEqual(['closed']);
});

it('tells of a part that failed, and logs a fault of ours with its trace', async () => {
  const service = await start(({ fail }) => ({
    services: [
      echo(async () => {
        fail(new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The worker lost its server.'));
        throw new Error('boom');
      }),
    ],
  }));
  await expect(clientOf(service).echo.one(entry)).rejects.toMatchObject({ code: ErrorCode.INTERNAL });
  await expect(service.failed).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
  const [line] = service.lines.filter((text) => text.includes('a call failed'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    level: 'error',
    err: { message: 'boom' },
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
});
