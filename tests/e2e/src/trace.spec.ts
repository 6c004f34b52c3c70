import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { composeGateway, readGatewayConfig } from '@quantumlayer/gateway';
import { service as parser } from '@quantumlayer/parser/process';
import { createClient } from '@quantumlayer/rpc';
import { defineService, startService, type HostedConfig } from '@quantumlayer/service-kit';
import { openDatabase } from '@quantumlayer/store';
import { recordTelemetry } from '@quantumlayer/telemetry/testing';
import { MemoryBlobStore } from '@quantumlayer/trees';

const settings = { host: '127.0.0.1', grpcPort: 0, httpPort: 0, logLevel: 'silent', drainSeconds: 5 } as const;
const nothing: HostedConfig<object> = { service: settings, own: {} };

it('is one trace from a user’s request to the service that works for it', async () => {
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
          database,
          blobs: new MemoryBlobStore(),
          // The host is the platform's business; here it only asks the parser, as a step of every workflow does.
          host: (queue) => ({
            start: async (id) => {
              const brief = (await queue.find(id))?.request?.brief ?? '';
              await client.parse({ brief });
            },
            cancel: () => Promise.resolve(),
          }),
          observeHttp: (app) => telemetry.observeHttp(app),
        });
        onClose(() => composed.http.close());
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
  // The request's own span ends when its answer has left.
  while (exporter.getFinishedSpans().length < 3) await new Promise(setImmediate);
  const spans = exporter.getFinishedSpans();
  await gateway.close();
  await parsing.close();
  await database.close();
  expect(spans.map((span) => [span.resource.attributes['service.name'], span.name])).toEqual([
    ['parser', `${ParserService.typeName}/Parse`],
    ['gateway', `${ParserService.typeName}/Parse`],
    ['gateway', 'POST /v1/generations'],
  ]);
  const [served, called, requested] = spans;
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
  expect(served?.parentSpanContext?.spanId).toBe(called?.spanContext().spanId);
  expect(called?.parentSpanContext?.spanId).toBe(requested?.spanContext().spanId);
});
