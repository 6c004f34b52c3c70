import fc from 'fast-check';
import { ErrorCode } from '@quantumlayer/errors';
import { MemoryBlobStore } from './memory-blob-store';
import { mergeTrees, type MergeResult } from './merge-trees';
import { putTree, readTree, type TreeFile } from './tree';

const labels = { ours: 'your version', theirs: 'generated' };
const blobs = new MemoryBlobStore();

type Files = Record<string, string | Uint8Array | { readonly executable: string }>;

const toTree = (files: Files): Promise<string> =>
  putTree(
    blobs,
    Object.entries(files).map(
      ([path, content]): TreeFile =>
        typeof content === 'string' || content instanceof Uint8Array
          ? { path, content }
          : { path, content: content.executable, executable: true },
    ),
  );

async function merge(
  base: Files,
  ours: Files,
  theirs: Files,
): Promise<MergeResult & { files: Record<string, string> }> {
  const result = await mergeTrees(
    blobs,
    { base: await toTree(base), ours: await toTree(ours), theirs: await toTree(theirs) },
    labels,
  );
  const files = (await readTree(blobs, result.tree)).map(({ path, content, executable }) => [
    path,
    `${executable === true ? 'x:' : ''}${Buffer.from(content as Uint8Array).toString()}`,
  ]);
  return { ...result, files: Object.fromEntries(files) as Record<string, string> };
}

describe('mergeTrees', () => {
  test('takes each side where only it changed', async () => {
    const { files, conflicts } = await merge(
      { kept: '1', ours: '1', theirs: '1', dropped: '1', removed: '1' },
      { kept: '1', ours: '2', theirs: '1', removed: '1', mine: '1' },
      { kept: '1', ours: '1', theirs: '2', dropped: '1', new: '1' },
    );
    expect(conflicts).toEqual([]);
    expect(files).toEqual({ kept: '1', ours: '2', theirs: '2', mine: '1', new: '1' });
  });

  test('joins edits of one file and marks what overlaps', async () => {
    const base = 'a\nb\nc\nd\ne\n';
    const clean = await merge({ f: base }, { f: base.replace('a', 'A') }, { f: base.replace('e', 'E') });
    expect(clean).toMatchObject({ conflicts: [], files: { f: 'A\nb\nc\nd\nE\n' } });
    const marked = await merge({ f: base }, { f: base.replace('c', 'ours') }, { f: base.replace('c', 'theirs') });
    expect(marked.conflicts).toEqual([{ path: 'f', kind: 'content' }]);
    expect(marked.files['f']).toBe('a\nb\n<<<<<<< your version\nours\n=======\ntheirs\n>>>>>>> generated\nd\ne\n');
  });

  test.each<[string, Files, Files, Files, object, Record<string, string>]>([
    [
      'both added',
      {},
      { f: 'a\n1\n' },
      { f: 'a\n2\n' },
      { path: 'f', kind: 'both_added' },
      { f: 'a\n<<<<<<< your version\n1\n=======\n2\n>>>>>>> generated\n' },
    ],
    ['we deleted, they changed', { f: '1' }, {}, { f: '2' }, { path: 'f', kind: 'deleted_by_us' }, { f: '2' }],
    ['we changed, they deleted', { f: '1' }, { f: '2' }, {}, { path: 'f', kind: 'deleted_by_them' }, { f: '2' }],
    [
      'binary',
      { f: '\0' + '1' },
      { f: '\0' + '2' },
      { f: '\0' + '3' },
      { path: 'f', kind: 'binary' },
      { f: '\0' + '2' },
    ],
    [
      'modes of files that both added',
      {},
      { f: '1' },
      { f: { executable: '1' } },
      { path: 'f', kind: 'mode' },
      { f: '1' },
    ],
    [
      'their folder, our file',
      {},
      { a: '1' },
      { 'a/b': '2' },
      { path: 'a~your-version', kind: 'file_folder' },
      { 'a~your-version': '1', 'a/b': '2' },
    ],
    [
      'our folder, their file',
      {},
      { 'a/b': '1' },
      { a: '2' },
      { path: 'a~generated', kind: 'file_folder' },
      { 'a~generated': '2', 'a/b': '1' },
    ],
    [
      'names that differ in case',
      {},
      { 'README.md': '1' },
      { 'readme.md': '2' },
      { path: 'readme.md~generated', kind: 'case' },
      { 'README.md': '1', 'readme.md~generated': '2' },
    ],
  ])('keeps what it cannot join: %s', async (_, base, ours, theirs, conflict, files) => {
    expect(await merge(base, ours, theirs)).toMatchObject({ conflicts: [conflict], files });
  });

  test('merges modes and bytes apart from each other', async () => {
    const { files, conflicts } = await merge({ f: 'a\n' }, { f: { executable: 'a\n' } }, { f: 'b\n' });
    expect([files, conflicts]).toEqual([{ f: 'x:b\n' }, []]);
    expect((await merge({ f: { executable: 'a\n' } }, { f: { executable: 'b\n' } }, { f: 'a\n' })).files).toEqual({
      f: 'b\n',
    });
  });

  test('folders that differ in case on the two sides are a typed conflict', async () => {
    await expect(merge({}, { 'Src/a': '' }, { 'src/b': '' })).rejects.toMatchObject({
      code: ErrorCode.CONFLICT,
      violations: [{ rule: 'tree.collision' }],
    });
  });

  const files = fc.dictionary(fc.constantFrom('a', 'b/c', 'b/d', 'e'), fc.constantFrom('1\n', '2\n', '1\n2\n'), {
    noNullPrototype: true,
  });

  test('agrees with itself whichever side is which, and needs no merge where one side stayed', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, files, async (base, ours, theirs) => {
        const [b, o, t] = await Promise.all([toTree(base), toTree(ours), toTree(theirs)]);
        expect(await mergeTrees(blobs, { base: b, ours: b, theirs: t }, labels)).toEqual({ tree: t, conflicts: [] });
        expect(await mergeTrees(blobs, { base: b, ours: o, theirs: b }, labels)).toEqual({ tree: o, conflicts: [] });
        const one = await mergeTrees(blobs, { base: b, ours: o, theirs: t }, labels);
        const other = await mergeTrees(blobs, { base: b, ours: t, theirs: o }, labels);
        expect(one.conflicts.map(({ path }) => path)).toEqual(other.conflicts.map(({ path }) => path));
        if (one.conflicts.length === 0) expect(one.tree).toBe(other.tree);
      }),
    );
  });
});
