import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createClient, createInProcessTransport, implementService } from '@quantumlayer/rpc';
import { EchoServiceDescriptor } from '@quantumlayer/rpc/testing';
import fastify from 'fastify';
import { createLogger } from './logger';
import type { Telemetry } from './telemetry';
import { recordTelemetry } from './testing/recorded-telemetry';

const digest = `sha256:${'0'.repeat(64)}`;
const exporter = new InMemorySpanExporter();
let caller: Telemetry;
let callee: Telemetry;
let lines: string[];

beforeEach(async () => {
  exporter.reset();
  ({ telemetry: caller } = await recordTelemetry('caller', exporter));
  ({ telemetry: callee } = await recordTelemetry('callee', exporter));
  lines = [];
});

function echo() {
  const log = createLogger({
    service: 'callee',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  const service = implementService(EchoServiceDescriptor, {
    one: async (request) => {
      await Promise.resolve();
      log.info('inside');
      if (request.path === 'bad') throw new QuantumLayerError(ErrorCode.CONFLICT, 'a private matter');
      if (request.path === 'broken') throw new Error('boom');
      return request;
    },
    async *many(request) {
      for (let number = 0; ; number += 1) {
        await Promise.resolve();
        log.info(`item ${number}`);
        yield request;
      }
    },
    collect: () => Promise.reject(new Error('unused')),
    async *converse(requests) {
      for await (const request of requests) yield request;
    },
  });
  const transport = createInProcessTransport([callee.observeService(service)]);
  return createClient(EchoServiceDescriptor, caller.traceTransport(transport));
}

const named = (text: string) => exporter.getFinishedSpans().filter(({ name }) => name.includes(text));

describe('a call', () => {
  it('is one trace on both sides, in the logs too', async () => {
    await caller.within({}, 'work', async () => void (await echo().one({ path: 'a', digest })));
    const [server, client, work] = exporter.getFinishedSpans();
    expect([server?.resource.attributes['service.name'], client?.resource.attributes['service.name']]).toEqual([
      'callee',
      'caller',
    ]);
    expect(server?.parentSpanContext?.spanId).toBe(client?.spanContext().spanId);
    expect(client?.parentSpanContext?.spanId).toBe(work?.spanContext().spanId);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      service: 'callee',
      level: 'info',
      msg: 'inside',
      traceId: work?.spanContext().traceId,
      spanId: server?.spanContext().spanId,
    });
  });

  it('keeps its trace through a stream that the reader leaves', async () => {
    let count = 0;
    for await (const { path } of echo().many({ path: 'a', digest })) if ((count += path.length) === 3) break;
    await new Promise(setImmediate);
    const server = named('Many').find(({ kind }) => kind === SpanKind.SERVER);
    expect(named('Many')).toHaveLength(2);
    expect(server?.status.code).toBe(SpanStatusCode.UNSET);
    const traces = lines.map((line) => (JSON.parse(line) as { spanId: string }).spanId);
    expect(new Set(traces)).toEqual(new Set([server?.spanContext().spanId]));
    expect(traces.length).toBeGreaterThanOrEqual(3);
  });

  it('is counted by method and result; a fault is our own', async () => {
    const client = echo();
    await client.one({ path: 'a', digest });
    await client.one({ path: 'bad', digest }).catch(() => undefined);
    await client.one({ path: 'broken', digest }).catch(() => undefined);
    const text = await callee.registry.metrics();
    const method = 'quantumlayer.test.v1.EchoService/One';
    const labels = (code: string) => `{protocol="grpc",method="${method}",code="${code}",service="callee"}`;
    for (const code of ['OK', 'CONFLICT', 'INTERNAL'])
      expect(text).toContain(`quantumlayer_requests_total${labels(code)} 1`);
    expect(text.match(/^quantumlayer_request_errors_total.*$/gm)).toEqual([
      `quantumlayer_request_errors_total${labels('INTERNAL')} 1`,
    ]);
    expect(text).toMatch(/quantumlayer_request_duration_seconds_count\{.*One".*\} 3/);
    expect(JSON.stringify(named('One').map(({ status, attributes }) => ({ status, attributes })))).not.toContain(
      'private',
    );
  });
});

describe('a request over HTTP', () => {
  it('continues its caller’s trace and is counted by route', async () => {
    const app = fastify();
    callee.observeHttp(app);
    const client = echo();
    app.get('/things/:id', async () => {
      await client.one({ path: 'a', digest });
      return {};
    });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    await app.inject({ url: '/things/7', headers });
    await app.inject({ url: '/wherever/a/stranger/looks', headers });
    await app.close();
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ name }) => name)).toEqual([
      'quantumlayer.test.v1.EchoService/One',
      'quantumlayer.test.v1.EchoService/One',
      'GET /things/:id',
      'GET unknown',
    ]);
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
    const text = await callee.registry.metrics();
    expect(text).toContain(
      'quantumlayer_requests_total{protocol="http",method="GET /things/:id",code="200",service="callee"} 1',
    );
    expect(text).not.toContain('stranger');
  });
});

it('counts an answer that its reader left, and ends its span', async () => {
  const app = fastify();
  callee.observeHttp(app);
  app.get('/stream', (_, reply) => {
    const body = new PassThrough();
    body.write('first');
    return reply.send(body);
  });
  const request = get(`${await app.listen({ host: '127.0.0.1', port: 0 })}/stream`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.once('error', () => undefined).destroy();
  while (exporter.getFinishedSpans().length === 0) await new Promise(setImmediate);
  expect(await callee.registry.metrics()).toContain(
    'quantumlayer_requests_total{protocol="http",method="GET /stream",code="499",service="callee"} 1',
  );
  await app.close();
});

it('carries a trace over anything that takes text', async () => {
  const carrier = await caller.within({}, 'first', () => Promise.resolve(caller.inject()));
  await expect(callee.within(carrier, 'second', () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
  const [first, second] = exporter.getFinishedSpans();
  expect(second?.parentSpanContext?.spanId).toBe(first?.spanContext().spanId);
  expect(second?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'INTERNAL' });
  expect(caller.inject()).toEqual({});
});
