import { chmod, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ErrorCode } from '@quantumlayer/errors';
import type { BlobStore } from './blob-store';
import { digestOf } from './digest';
import { FolderBlobStore } from './folder-blob-store';
import { MemoryBlobStore } from './memory-blob-store';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe.each<[string, () => BlobStore]>([
  ['memory', () => new MemoryBlobStore()],
  ['folder', () => new FolderBlobStore(join(root, 'blobs'))],
])('a blob store in %s', (_, make) => {
  test('gives back the very bytes, under their SHA-256', async () => {
    const blobs = make();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        const digest = await blobs.put(bytes);
        expect(digest).toBe(digestOf(bytes));
        expect(Buffer.from(await blobs.get(digest)).equals(bytes)).toBe(true);
        expect(await blobs.has(digest)).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(digestOf(Buffer.from('abc'))).toBe(
      'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('is not changed by a caller who goes on writing to the buffer', async () => {
    const blobs = make();
    const bytes = Buffer.from('before');
    const digest = await blobs.put(bytes);
    bytes.write('after!');
    expect(Buffer.from(await blobs.get(digest)).toString()).toBe('before');
  });

  test('says what is missing and refuses what is no digest', async () => {
    const blobs = make();
    const absent = `sha256:${'a'.repeat(64)}`;
    expect(await blobs.has(absent)).toBe(false);
    await expect(blobs.get(absent)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    for (const text of ['', 'sha256:../../etc/passwd', `sha256:${'A'.repeat(64)}`, `sha1:${'a'.repeat(40)}`]) {
      await expect(blobs.get(text)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
      await expect(blobs.has(text)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    }
  });
});

describe('a blob store in a folder', () => {
  test('is shared by many writers of the same blob at once', async () => {
    const bytes = Buffer.alloc(100_000, 'x');
    const stores = Array.from({ length: 20 }, () => new FolderBlobStore(root));
    const digests = await Promise.all(stores.map((store) => store.put(bytes)));
    expect(new Set(digests).size).toBe(1);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
    expect(Buffer.from(await new FolderBlobStore(root).get(digests[0] ?? '')).equals(bytes)).toBe(true);
  });

  test.each([
    ['shorter', (path: string) => truncate(path, 3)],
    ['other bytes', (path: string) => writeFile(path, 'HELLO')],
  ])('notices damage and heals with the next put: %s', async (_, damage) => {
    const blobs = new FolderBlobStore(root);
    const digest = await blobs.put(Buffer.from('hello'));
    await damage(join(root, 'sha256', digest.slice(7, 9), digest.slice(9)));
    await expect(blobs.get(digest)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    await blobs.put(Buffer.from('hello'));
    expect(Buffer.from(await blobs.get(digest)).toString()).toBe('hello');
  });

  test('removes what killed writers left, but not what a living one is writing', async () => {
    await new FolderBlobStore(root).put(Buffer.from('first'));
    await writeFile(join(root, 'tmp', 'old'), '');
    await utimes(join(root, 'tmp', 'old'), 0, 0);
    await writeFile(join(root, 'tmp', 'new'), '');
    await new FolderBlobStore(root).put(Buffer.from('second'));
    expect(await readdir(join(root, 'tmp'))).toEqual(['new']);
  });

  test('a folder that cannot be written is a typed error', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(new FolderBlobStore(join(root, 'file')).put(Buffer.from('x'))).rejects.toMatchObject({
      name: 'QuantumLayerError',
    });
    if (process.getuid?.() === 0) return;
    await chmod(root, 0o555);
    await expect(new FolderBlobStore(join(root, 'x')).put(Buffer.from('x'))).rejects.toMatchObject({
      code: ErrorCode.PERMISSION_DENIED,
    });
    await chmod(root, 0o755);
  });
});
