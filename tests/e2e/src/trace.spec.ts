import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { composeGateway, readGatewayConfig } from '@quantumlayer/gateway';
import { service as parser } from '@quantumlayer/parser/process';
import { createClient } from '@quantumlayer/rpc';
import { defineService, startService, type HostedConfig } from '@quantumlayer/service-kit';
import { openDatabase } from '@quantumlayer/store';
import { recordTelemetry } from '@quantumlayer/telemetry/testing';
import { MemoryBlobStore } from '@quantumlayer/trees';

const PARSE = `${ParserService.typeName}/Parse`;
const settings = { host: '127.0.0.1', grpcPort: 0, httpPort: 0, logLevel: 'silent', drainSeconds: 5 } as const;
const nothing: HostedConfig<object> = { service: settings, own: {} };

it('is one trace from a user’s request to the service that works for it, and to what is written down', async () => {
  const exporter = new InMemorySpanExporter();
  const telemetryOf = async (name: string) => (await recordTelemetry(name, exporter)).telemetry;
  const parsing = await startService(parser, nothing, { telemetry: await telemetryOf('parser') });
  const telemetry = await telemetryOf('gateway');
  const database = await openDatabase({ url: 'pglite:', applicationName: 'trace spec' });
  let url = '';
  let key: string | undefined;
  const gateway = await startService(
    defineService<object>({
      name: 'gateway',
      readConfig: () => nothing,
      compose: async (_, { connect, onClose }) => {
        const client = createClient(ParserService, connect(parsing.grpcAddress));
        const composed = await composeGateway({
          config: readGatewayConfig({}),
          database: telemetry.traceDatabase(database),
          blobs: new MemoryBlobStore(),
          // The host is the platform's business; here it only asks the parser, as a step of every workflow does.
          host: (queue) => ({
            start: async (id) => {
              const brief = (await queue.find(id))?.request?.brief ?? '';
              await client.parse({ brief });
            },
            cancel: () => Promise.resolve(),
            decide: () => Promise.resolve(),
            lacks: () => Promise.resolve([]),
          }),
          observeHttp: (app) => telemetry.observeHttp(app),
        });
        onClose('API', () => composed.http.close());
        key = await composed.ownerKey('Spec', true);
        url = await composed.http.listen({ host: '127.0.0.1', port: 0 });
        return { services: composed.services, dependencies: {} };
      },
    }),
    nothing,
    { telemetry },
  );
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const response = await fetch(`${url}/v1/generations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key ?? ''}`,
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify({ brief: 'A REST API for a library' }),
  });
  expect(response.status).toBe(201);
  await response.text();
  let spans: readonly ReadableSpan[] = [];
  const finished = (name: string) => spans.filter((span) => span.name === name);
  // Nobody waits for the host, and the request's own span ends when its answer has left.
  while (finished('POST /v1/generations').length < 1 || finished(PARSE).length < 2) {
    await new Promise(setImmediate);
    spans = exporter.getFinishedSpans();
  }
  await gateway.close();
  await parsing.close();
  await database.close();
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
  const [requested] = finished('POST /v1/generations');
  const [served, called] = finished(PARSE);
  expect([served, called].map((span) => span?.resource.attributes['service.name'])).toEqual(['parser', 'gateway']);
  expect(served?.parentSpanContext?.spanId).toBe(called?.spanContext().spanId);
  expect(called?.parentSpanContext?.spanId).toBe(requested?.spanContext().spanId);
  const accepted = finished('SELECT gateway.accept_orders');
  expect(accepted.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([requested?.spanContext().spanId]);
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain('library');
});
