import { startService } from '@quantumlayer/service-kit';
import { recordTelemetry } from '@quantumlayer/telemetry/testing';
import { createLogger } from '@quantumlayer/telemetry';
import { startMockProvider, withJson } from '../testing/mock-provider';
import { readLlmRouterConfig } from './config';
import { service } from './service';

const ENVIRONMENT = {
  QLF_HOST: '127.0.0.1',
  QLF_GRPC_PORT: '0',
  QLF_HTTP_PORT: '0',
  QLF_API_PORT: '0',
  QLF_PROVIDER_URL: 'http://127.0.0.1:9/v1/',
};

it('serves the API and counts its requests', async () => {
  const provider = await startMockProvider();
  provider.answerWith(withJson(200, { data: [] }));
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ service: 'llm-router', level: 'info', destination });
  const { telemetry, spans } = await recordTelemetry('llm-router');
  const config = readLlmRouterConfig({ ...ENVIRONMENT, QLF_PROVIDER_URL: provider.url });
  const running = await startService(service, config, { telemetry, logger });
  try {
    const { apiUrl } = JSON.parse(lines.find((line) => line.includes('apiUrl')) ?? '{}') as { apiUrl: string };
    expect((await fetch(`${apiUrl}/v1/models`)).status).toBe(200);
    const metrics = await (await fetch(`${running.httpUrl}/metrics`)).text();
    expect(metrics).toContain('method="GET /v1/models",code="200",service="llm-router"} 1');
    expect(spans().map(({ name }) => name)).toEqual(['GET /v1/models']);
  } finally {
    await running.close();
    await provider.close();
  }
});

it.each([
  [{ QLF_PROVIDER_URL: '' }, 'QLF_PROVIDER_URL is not set'],
  [{ QLF_PROVIDER_URL: 'ftp://x' }, 'QLF_PROVIDER_URL must be a URL that begins with http: or https:'],
  [{ QLF_API_KEY: 'short' }, 'QLF_API_KEY must have at least 16 characters'],
  [{ QLF_PROVIDER_SECONDS: '0' }, 'QLF_PROVIDER_SECONDS must be a whole number from 1 to 3600'],
])('refuses %j by name', (change, message) => {
  expect(() => readLlmRouterConfig({ ...ENVIRONMENT, ...change })).toThrow(message);
});
