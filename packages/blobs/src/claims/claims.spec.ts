import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { openDatabase, type Database } from '@quantumlayer/store';
import { digestOf, MemoryBlobStore } from '@quantumlayer/trees';
import { readBlobConfig } from '../config';
import { openBlobs } from '../open-blobs';
import { PostgresBlobStore } from '../postgres-blob-store';
import { startObjectServer, type ObjectServer } from '../testing/object-server';
import { MemoryClaims, type ClaimStore } from './claim-store';
import { FolderClaims } from './folder-claims';
import { PostgresClaims } from './postgres-claims';

jest.setTimeout(60_000);

let folder: string;
let database: Database;
let server: ObjectServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claims-'));
  database = await openDatabase({ url: 'pglite:', applicationName: 'claims spec' });
  await PostgresBlobStore.open(database);
  server = await startObjectServer();
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function objectClaims(namespace: string): Promise<ClaimStore> {
  const keys = { AWS_ACCESS_KEY_ID: 'spec', AWS_SECRET_ACCESS_KEY: 'secret', AWS_ENDPOINT_URL: server.url };
  return (await openBlobs(readBlobConfig({ QLF_BLOBS_URL: 's3://bucket/a/b', ...keys }), 'spec')).claims(namespace);
}

describe.each<[string, (namespace: string) => Promise<ClaimStore>]>([
  ['memory', async () => new MemoryClaims()],
  ['a folder', async (namespace) => new FolderClaims(join(folder, namespace), new MemoryBlobStore())],
  ['a database', async (namespace) => new PostgresClaims(database, `claims/${namespace}`)],
  ['an object store', objectClaims],
])('claims in %s', (_, open) => {
  const bytes = (text: string) => Buffer.from(text);

  it('are swept by the day, except for those that are kept, and nowhere else', async () => {
    const [claims, others] = [await open('mine'), await open('others')];
    for (const text of ['one', 'two', 'three', 'four']) await claims.of('2026-11-20').put(bytes(text));
    await claims.of('2026-11-22').put(bytes('one'));
    await others.of('2026-11-20').put(bytes('one'));
    expect([...(await claims.days())].sort()).toEqual(['2026-11-20', '2026-11-22']);
    expect(await claims.sweep('2026-11-20', new Set([digestOf(bytes('two'))]))).toBe(3);
    expect(Buffer.from(await claims.of('2026-11-20').get(digestOf(bytes('two')))).toString()).toBe('two');
    const gone = claims.of('2026-11-20').get(digestOf(bytes('one')));
    await expect(gone).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    expect(await claims.of('2026-11-22').has(digestOf(bytes('one')))).toBe(true);
    expect(await others.of('2026-11-20').has(digestOf(bytes('one')))).toBe(true);
    expect([await claims.sweep('2026-11-20', new Set()), await claims.sweep('2026-11-20', new Set())]).toEqual([1, 0]);
    expect(await claims.days()).toEqual(['2026-11-22']);
  });

  it('are put again where they were swept', async () => {
    const claims = await open('again');
    const digest = await claims.of('2026-11-20').put(bytes('x'));
    await claims.sweep('2026-11-20', new Set());
    await claims.of('2026-11-20').put(bytes('x'));
    expect(await claims.of('2026-11-20').has(digest)).toBe(true);
  });

  it('from before they had days are read where they lay', async () => {
    const earlier = (await open('old')).of(undefined);
    const digest = await earlier.put(bytes('old'));
    expect(Buffer.from(await earlier.get(digest)).toString()).toBe('old');
  });
});
