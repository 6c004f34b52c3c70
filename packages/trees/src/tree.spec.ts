import fc from 'fast-check';
import { ErrorCode } from '@quantumlayer/errors';
import { decodeTree, encodeTree } from './canonical-tree';
import { MemoryBlobStore } from './memory-blob-store';
import { findEntry, getTree, putTree, readTree, readTreeFile, type TreeFile } from './tree';

const name = fc.stringMatching(/^[a-zäöü😀][a-z0-9äß._-]{0,10}[a-z0-9]$/u).map((text) => text.normalize('NFC'));
const content = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 64 }));
/** Legal trees: names with distinct prefixes cannot collide. */
const legalFiles: fc.Arbitrary<TreeFile[]> = fc
  .array(fc.record({ folder: fc.option(name), name, content, executable: fc.boolean() }), { maxLength: 12 })
  .map((files) =>
    files.map(({ folder, name: base, ...rest }, index) => ({
      ...rest,
      path: `${folder === null ? '' : `d${index}-${folder}/`}f${index}-${base}`,
    })),
  );

const withOtherOrder = (files: TreeFile[]): fc.Arbitrary<[TreeFile[], TreeFile[]]> =>
  fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length }));

describe('trees', () => {
  test('the same files give the same digest in any order and any store', async () => {
    await fc.assert(
      fc.asyncProperty(legalFiles.chain(withOtherOrder), async ([files, shuffled]) => {
        const digest = await putTree(new MemoryBlobStore(), files);
        expect(await putTree(new MemoryBlobStore(), shuffled)).toBe(digest);
      }),
      { numRuns: 60 },
    );
  });

  test('a change of any byte, name or mode changes the digest', async () => {
    const digests = await Promise.all(
      [
        [{ path: 'a', content: 'x' }],
        [{ path: 'a', content: 'y' }],
        [{ path: 'b', content: 'x' }],
        [{ path: 'a', content: 'x', executable: true }],
        [],
      ].map((files) => putTree(new MemoryBlobStore(), files)),
    );
    expect(new Set(digests).size).toBe(5);
  });

  test('a digest does not change from one version of this product to the next', async () => {
    const blobs = new MemoryBlobStore();
    const digest = await putTree(blobs, [
      { path: 'src/main.py', content: 'print("hi")\n' },
      { path: 'run', content: '#!/bin/sh\n', executable: true },
    ]);
    expect(Buffer.from(await blobs.get(digest)).toString()).toBe(
      [
        'quantumlayer-tree 1',
        '100755 sha256:a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf 10 run',
        '100644 sha256:0ca9091eb4e31fb1ab24c8c5de92a08e4e5f402919f82ea3ca784f38534f03f3 12 src/main.py',
        '',
      ].join('\n'),
    );
  });

  test('what is put can be read back', async () => {
    await fc.assert(
      fc.asyncProperty(legalFiles, async (files) => {
        const blobs = new MemoryBlobStore();
        const digest = await putTree(blobs, files);
        const tree = await getTree(blobs, digest);
        expect(tree.entries).toHaveLength(files.length);
        for (const file of files) {
          expect(Buffer.from(await readTreeFile(blobs, tree, file.path))).toEqual(Buffer.from(file.content as string));
          expect(findEntry(tree, file.path)?.executable).toBe(file.executable);
        }
        expect(await putTree(blobs, await readTree(blobs, digest))).toBe(digest);
      }),
      { numRuns: 40 },
    );
  });

  test('entries are sorted by bytes, where JavaScript would sort otherwise', async () => {
    const blobs = new MemoryBlobStore();
    const tree = await getTree(
      blobs,
      await putTree(blobs, [
        { path: '😀', content: '' },
        { path: 'ﬀ', content: '' },
      ]),
    );
    expect(tree.entries.map(({ path }) => path)).toEqual(['ﬀ', '😀']);
  });

  test('a missing tree, a missing file and a blob that is no tree are told apart', async () => {
    const blobs = new MemoryBlobStore();
    const empty = await putTree(blobs, []);
    const prose = await blobs.put(Buffer.from('once upon a time'));
    await expect(getTree(blobs, `sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    await expect(getTree(blobs, 'latest')).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    await expect(getTree(blobs, prose)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    await expect(readTreeFile(blobs, await getTree(blobs, empty), 'a')).rejects.toMatchObject({
      code: ErrorCode.NOT_FOUND,
    });
  });

  test.each([
    ['unsorted', (lines: string[]) => [lines[0], lines[2], lines[1], '']],
    ['twice the same', (lines: string[]) => [lines[0], lines[1], lines[1], '']],
    ['an illegal path', (lines: string[]) => [lines[0], lines[1]?.replace(/ a$/, ' ../a'), '']],
    ['no last line end', (lines: string[]) => lines.slice(0, -1)],
    ['another mode', (lines: string[]) => [lines[0], lines[1]?.replace('100644', '120000'), '']],
  ])('a forged tree is refused: %s', async (_, forge) => {
    const blobs = new MemoryBlobStore();
    const digest = await putTree(blobs, [
      { path: 'a', content: '' },
      { path: 'b', content: '' },
    ]);
    const good = Buffer.from(await blobs.get(digest));
    expect(Buffer.from(encodeTree(decodeTree(good))).equals(good)).toBe(true);
    const forged = Buffer.from(forge(good.toString().split('\n')).join('\n'));
    expect(() => decodeTree(forged)).toThrow(expect.objectContaining({ code: ErrorCode.INVALID_INPUT }) as Error);
  });
});
