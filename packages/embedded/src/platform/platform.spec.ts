import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Health, HealthCheckResponse_ServingStatus } from '@quantumlayer/contracts/grpc/health/v1/health';
import { GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, type QuantumLayerError } from '@quantumlayer/errors';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { openPlatform, type Platform } from './open-platform';

jest.setTimeout(120_000);

interface Generation {
  readonly id: string;
  readonly status: string;
  readonly tree: string;
  readonly error?: { readonly code: string };
}

let folder: string;
let platform: Platform;
let key: string | undefined;
const faults: QuantumLayerError[] = [];

const open = async (): Promise<void> => {
  platform = await openPlatform({
    dataFolder: join(folder, 'data'),
    cacheFolder: join(folder, 'cache'),
    preferences: { language: undefined, database: undefined },
    port: 0,
    grpcPort: 0,
    host: '127.0.0.1',
    newKey: false,
    onFault: (fault) => faults.push(fault),
  });
  key ??= platform.key;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quantumlayer-platform-'));
  await open();
});

afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

const call = (path: string, body?: object): Promise<Response> =>
  fetch(`${platform.url}/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key ?? ''}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const start = async (brief: string): Promise<string> => {
  const response = await call('/generations', { brief, skipVerification: true });
  expect(response.status).toBe(201);
  return ((await response.json()) as Generation).id;
};

const get = async (id: string): Promise<Generation> => (await (await call(`/generations/${id}`)).json()) as Generation;

/** The stream ends with the generation. */
const sequences = async (id: string): Promise<number[]> => {
  const text = await (await call(`/generations/${id}/events`)).text();
  return [...text.matchAll(/^id: (\d+)$/gm)].map(([, sequence]) => Number(sequence));
};

const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

it('makes a project of a brief, and shows how', async () => {
  const id = await start('A REST API for a library in Go');
  const seen = await sequences(id);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).toEqual(upTo(seen.length));
  expect(await get(id)).toMatchObject({
    status: 'GENERATION_STATUS_UNVERIFIED',
    tree: expect.stringContaining('sha256:') as string,
  });
  expect(await (await call(`/generations/${id}/files/README.md`)).text()).toContain('go run');
});

it('says why a brief could not be used', async () => {
  const id = await start('Write me a poem about the sea');
  await sequences(id);
  expect(await get(id)).toMatchObject({
    status: 'GENERATION_STATUS_FAILED',
    error: { code: 'ERROR_CODE_NOT_A_BRIEF' },
  });
});

it('cancels what waits and what runs', async () => {
  const ids = await Promise.all(
    ['todo app', 'blog', 'shop', 'library'].map((what) => start(`A Python API for a ${what}`)),
  );
  await Promise.all(ids.map((id) => call(`/generations/${id}/cancel`, {})));
  for (const id of ids) {
    await sequences(id);
    expect((await get(id)).status).toMatch(/CANCELLED|UNVERIFIED/);
  }
  // The last one cannot have been finished before its turn.
  expect((await get(ids.at(-1) ?? '')).status).toBe('GENERATION_STATUS_CANCELLED');
});

it('takes up what had not ended when it was stopped, and numbers its events on', async () => {
  const ids = await Promise.all(
    ['todo app', 'blog', 'shop', 'clinic', 'CRM'].map((what) => start(`A Go API for a ${what}`)),
  );
  await platform.close();
  await open();
  expect(platform.key).toBeUndefined();
  expect(platform.resumed).toBeGreaterThan(0);
  for (const id of ids) {
    const seen = await sequences(id);
    expect(seen).toEqual(upTo(seen.length));
    expect((await get(id)).status).toBe('GENERATION_STATUS_UNVERIFIED');
  }
});

it('answers over gRPC as it does over HTTP', async () => {
  const transport = createGrpcTransport(platform.grpcAddress);
  try {
    expect((await createClient(Health, transport).check({})).status).toBe(HealthCheckResponse_ServingStatus.SERVING);
    const generations = createClient(GenerationService, transport);
    await expect(generations.listGenerations({})).rejects.toMatchObject({ code: ErrorCode.UNAUTHENTICATED });
    const metadata = { authorization: `Bearer ${key ?? ''}` };
    const { generations: listed } = await generations.listGenerations({ pageSize: 1 }, { metadata });
    const id = listed[0]?.id ?? '';
    const seen: bigint[] = [];
    for await (const { sequence } of generations.watchGeneration({ id }, { metadata })) seen.push(sequence);
    expect(seen.map(Number)).toEqual(await sequences(id));
  } finally {
    await transport.close();
  }
});

it('lets no second process use its data', async () => {
  await expect(open()).rejects.toMatchObject({ code: ErrorCode.CONFLICT });
});
