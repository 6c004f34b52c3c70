import { GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { startService, type RunningService } from '@quantumlayer/service-kit';
import { openDatabase } from '@quantumlayer/store';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { recordTelemetry, type RecordedTelemetry } from '@quantumlayer/telemetry/testing';
import { createLogger } from '@quantumlayer/telemetry';
import { composeOwnerKey } from '../compose';
import { readGatewayProcessConfig } from './config';
import { service } from './service';

/** Nothing listens there; a gateway without Temporal queues, and without Redis counts for itself. */
const NOWHERE = '127.0.0.1:9';

if (!isInstalled('postgresql')) it.skip('the gateway as a process: PostgreSQL is not installed', () => undefined);
else describe('the gateway as a process', specs);

function specs(): void {
  let postgres: ServerProcess;
  let running: RunningService;
  let recorded: RecordedTelemetry;
  let api: string;
  let key: string;

  const environment = () => ({
    QLF_HOST: '127.0.0.1',
    QLF_GRPC_PORT: '0',
    QLF_HTTP_PORT: '0',
    QLF_API_PORT: '0',
    QLF_INTERNAL_GRPC_PORT: '0',
    QLF_DRAIN_SECONDS: '5',
    QLF_DATABASE_URL: postgres.address,
    QLF_BLOBS_URL: 'postgres:',
    QLF_TEMPORAL_ADDRESS: NOWHERE,
    QLF_REDIS_URL: `redis://${NOWHERE}`,
  });

  beforeAll(async () => {
    postgres = await ServerProcess.start('postgresql');
    const config = readGatewayProcessConfig(environment());
    recorded = await recordTelemetry('gateway');
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ service: 'gateway', level: 'info', destination });
    running = await startService(service, config, { telemetry: recorded.telemetry, logger });
    api = (JSON.parse(lines.find((line) => line.includes('apiUrl')) ?? '{}') as { apiUrl: string }).apiUrl;
    const database = await openDatabase({ url: postgres.address, applicationName: 'spec' });
    key = (await composeOwnerKey(database, { name: 'Spec', always: true }, config.own.gateway)) ?? '';
    await database.close();
  });
  afterAll(async () => {
    await running.close();
    await postgres.remove();
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${api}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers },
    });
  const ready = async () => {
    const response = await fetch(`${running.httpUrl}/readyz`);
    return { http: response.status, ...((await response.json()) as object) };
  };

  it('serves REST and gRPC of the same state, and queues while Temporal and Redis are away', async () => {
    const body = JSON.stringify({ brief: 'A REST API for a library' });
    const created = await call('/v1/generations', { method: 'POST', body });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    const transport = createGrpcTransport(running.grpcAddress);
    const generations = createClient(GenerationService, transport);
    const metadata = { authorization: `Bearer ${key}` };
    expect((await generations.getGeneration({ id }, { metadata })).id).toBe(id);
    await expect(generations.getGeneration({ id })).rejects.toMatchObject({ code: ErrorCode.UNAUTHENTICATED });
    await transport.close();
    const metrics = await (await fetch(`${running.httpUrl}/metrics`)).text();
    expect(metrics).toContain('quantumlayer_generations{state="queued",service="gateway"} 1');
    expect(metrics).toMatch(/quantumlayer_requests_total\{protocol="http",method="POST \/v1\/generations",code="201"/);
    expect(metrics).toMatch(/method="\S+GenerationService\/GetGeneration",code="UNAUTHENTICATED"/);
  });

  it('keeps probes and metrics of operators off the public port, and the internal services off the public gRPC port', async () => {
    expect((await fetch(`${api}/metrics`)).status).toBe(404);
    const transport = createGrpcTransport(running.grpcAddress);
    const health = createClient(Health, transport);
    await expect(health.check({ service: 'quantumlayer.generation.v1.EventLogService' })).rejects.toMatchObject({
      code: ErrorCode.NOT_FOUND,
    });
    await transport.close();
  });

  it('begins a trace with a request, or goes on with its caller’s', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await call('/v1/usage', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    const span = recorded.spans().find(({ name }) => name === 'GET /v1/usage');
    expect(span?.spanContext().traceId).toBe(traceId);
  });

  it('is not ready while the database is away, and ready again when it is back', async () => {
    const there = { database: 'ok', blobs: 'ok', temporal: 'away', redis: 'away' };
    expect(await ready()).toEqual({ http: 200, status: 'degraded', dependencies: there });
    const transport = createGrpcTransport(running.grpcAddress);
    const health = createClient(Health, transport);
    await postgres.kill();
    expect(await ready()).toMatchObject({
      http: 503,
      status: 'not_ready',
      dependencies: { database: 'away', blobs: 'away' },
    });
    expect((await health.check({})).status).toBe(Status.NOT_SERVING);
    expect((await fetch(`${running.httpUrl}/metrics`)).status).toBe(200);
    expect((await call('/v1/usage')).status).toBe(503);
    await postgres.start();
    expect(await ready()).toMatchObject({ status: 'degraded', dependencies: there });
    expect((await health.check({})).status).toBe(Status.SERVING);
    expect((await call('/v1/usage')).status).toBe(200);
    await transport.close();
  });

  it.each([
    ['QLF_DATABASE_URL', 'pglite:/data', 'QLF_DATABASE_URL must be a URL that begins with postgres: or postgresql:'],
    ['QLF_TEMPORAL_ADDRESS', '', 'QLF_TEMPORAL_ADDRESS is not set'],
    ['QLF_BLOBS_URL', 's3://trees', 'AWS_ACCESS_KEY_ID is not set'],
    ['QLF_REDIS_URL', 'memory:', 'QLF_REDIS_URL must be a URL that begins with redis: or rediss:'],
    ['QLF_API_PORT', '99999', 'QLF_API_PORT must be a whole number'],
    ['QLF_REQUESTS_PER_MINUTE', '0', 'QLF_REQUESTS_PER_MINUTE must be a whole number from 1'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readGatewayProcessConfig({ ...environment(), [name]: value })).toThrow(message);
  });
}
