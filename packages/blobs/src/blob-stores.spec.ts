import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { openDatabase, type Database } from '@quantumlayer/store';
import { digestOf, type BlobStore } from '@quantumlayer/trees';
import { readBlobConfig, type BlobVariables } from './config';
import { openBlobs } from './open-blobs';
import { PostgresBlobStore } from './postgres-blob-store';
import { startObjectServer, type ObjectServer } from './testing/object-server';

jest.setTimeout(60_000);

const KEYS = { AWS_ACCESS_KEY_ID: 'spec', AWS_SECRET_ACCESS_KEY: 'secret' };
let folder: string;
let database: Database;
let server: ObjectServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  database = await openDatabase({ url: 'pglite:', applicationName: 'blobs spec' });
  server = await startObjectServer();
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const s3 = () =>
  openBlobs(readBlobConfig({ QLF_BLOBS_URL: 's3://bucket/a/b', AWS_ENDPOINT_URL: server.url, ...KEYS }), 'spec');

/** A store, and a way to damage what it holds. */
const STORES: readonly [string, () => Promise<BlobStore>, (digest: string) => Promise<unknown>][] = [
  [
    'a database',
    () => PostgresBlobStore.open(database),
    (digest) => database.query('UPDATE blobs.blobs SET content = $1 WHERE digest = $2', [Buffer.from('no'), digest]),
  ],
  [
    'an object store',
    async () => (await s3()).blobs,
    async (digest) => {
      const hex = digest.slice(7);
      const path = `/bucket/a/b/sha256/${hex.slice(0, 2)}/${hex.slice(2)}`;
      expect(server.objects.has(path)).toBe(true);
      server.objects.set(path, Buffer.from('no'));
    },
  ],
];

describe.each(STORES)('blobs in %s', (_, open, damage) => {
  it.each([[Buffer.from('hello')], [Buffer.alloc(0)], [Buffer.from([0, 255, 128, 10])], [Buffer.alloc(2_000_000, 7)]])(
    'come back as they were put (%#)',
    async (bytes) => {
      const blobs = await open();
      expect(await blobs.put(bytes)).toBe(digestOf(bytes));
      expect(await blobs.put(bytes)).toBe(digestOf(bytes));
      expect(Buffer.from(await blobs.get(digestOf(bytes))).equals(bytes)).toBe(true);
      expect(await blobs.has(digestOf(bytes))).toBe(true);
    },
  );

  it('says what is missing and refuses what is no digest', async () => {
    const blobs = await open();
    const absent = `sha256:${'a'.repeat(64)}`;
    expect(await blobs.has(absent)).toBe(false);
    await expect(blobs.get(absent)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    await expect(blobs.get('sha256:../../other')).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    await expect(blobs.has("sha256:' OR '")).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
  });

  it('never gives damaged bytes, and heals with the next put', async () => {
    const blobs = await open();
    const bytes = Buffer.from('precious');
    const digest = await blobs.put(bytes);
    await damage(digest);
    await expect(blobs.get(digest)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    await blobs.put(bytes);
    expect(Buffer.from(await blobs.get(digest)).toString()).toBe('precious');
  });

  it('takes the same bytes from many at once', async () => {
    const blobs = await open();
    const digests = await Promise.all(Array.from({ length: 8 }, () => blobs.put(Buffer.from('shared'))));
    expect(new Set(digests)).toEqual(new Set([digestOf(Buffer.from('shared'))]));
  });
});

describe('an object store', () => {
  it('is asked again when it is busy', async () => {
    const { blobs } = await s3();
    server.fail(503, 2);
    await expect(blobs.put(Buffer.from('patience'))).resolves.toBe(digestOf(Buffer.from('patience')));
  });

  it('tells refused credentials from absence', async () => {
    const config = { QLF_BLOBS_URL: 's3://bucket', AWS_ENDPOINT_URL: server.url, ...KEYS, AWS_ACCESS_KEY_ID: 'other' };
    const { blobs, check } = await openBlobs(readBlobConfig(config), 'spec');
    await expect(blobs.get(digestOf(Buffer.from('x')))).rejects.toMatchObject({ code: ErrorCode.INTERNAL });
    await expect(check()).rejects.toMatchObject({ code: ErrorCode.INTERNAL });
  });
});

describe('the place of blobs', () => {
  it.each<[BlobVariables, object]>([
    [{ QLF_BLOBS_URL: 'folder:/var/blobs' }, { kind: 'folder', folder: '/var/blobs' }],
    [
      { QLF_BLOBS_URL: 'postgres:', QLF_DATABASE_URL: 'postgres://h/d' },
      { kind: 'postgres', databaseUrl: 'postgres://h/d' },
    ],
    [
      { QLF_BLOBS_URL: 's3://my-bucket/trees', AWS_REGION: 'eu-west-1', ...KEYS },
      { kind: 's3', settings: { bucketUrl: 'https://my-bucket.s3.eu-west-1.amazonaws.com', prefix: '/trees' } },
    ],
    [
      { QLF_BLOBS_URL: 's3://my-bucket', AWS_ENDPOINT_URL: 'http://minio:9000/', ...KEYS },
      { kind: 's3', settings: { bucketUrl: 'http://minio:9000/my-bucket', prefix: '' } },
    ],
  ])('%j is read', (values, expected) => {
    expect(readBlobConfig(values)).toMatchObject(expected);
  });

  it.each<[BlobVariables, string]>([
    [{ QLF_BLOBS_URL: 'postgres:' }, 'QLF_DATABASE_URL'],
    [{ QLF_BLOBS_URL: 's3://bucket', AWS_ACCESS_KEY_ID: 'x' }, 'AWS_SECRET_ACCESS_KEY'],
  ])('%j lacks %s', (values, name) => {
    expect(() => readBlobConfig(values)).toThrow(`${name} is not set`);
  });

  it('of a folder is made, and checked', async () => {
    const own = join(folder, 'deep', 'blobs');
    const { blobs, check, close } = await openBlobs({ kind: 'folder', folder: own }, 'spec');
    await check();
    await blobs.put(Buffer.from('x'));
    await rm(own, { recursive: true });
    await expect(check()).rejects.toThrow();
    await close();
  });
});
