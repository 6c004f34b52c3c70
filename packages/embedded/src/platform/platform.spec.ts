import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode, type QuantumLayerError } from '@quantumlayer/errors';
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

it('does not begin where another listens, and says so', async () => {
  const options = {
    cacheFolder: join(folder, 'cache'),
    preferences: { language: undefined, database: undefined },
    grpcPort: 0,
    host: '127.0.0.1',
    newKey: false,
    onFault: () => undefined,
  };
  const port = Number(new URL(platform.url).port);
  await expect(openPlatform({ ...options, dataFolder: join(folder, 'other'), port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await expect(openPlatform({ ...options, dataFolder: __filename, port: 0 })).rejects.toMatchObject({
    code: ErrorCode.CONFLICT,
  });
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

it('asks again what a review waits for, with what was answered before it was stopped', async () => {
  const brief = 'An API for notes with a title';
  const { id } = (await (
    await call('/generations', { brief, skipVerification: true, review: true })
  ).json()) as Generation;
  const inReview = async (): Promise<void> => {
    while ((await get(id)).status !== 'GENERATION_STATUS_IN_REVIEW') await new Promise((go) => setTimeout(go, 50));
  };
  await inReview();
  await call(`/generations/${id}/answer`, { answer: { overrides: { language: 'LANGUAGE_GO' } } });
  await platform.close();
  await open();
  await inReview();
  await call(`/generations/${id}/approve`, {});
  const seen = await sequences(id);
  expect(seen).toEqual(upTo(seen.length));
  expect(await (await call(`/generations/${id}/files/README.md`)).text()).toContain('go run');
});

it('lets no second process use its data', async () => {
  await expect(open()).rejects.toMatchObject({ code: ErrorCode.CONFLICT });
});
