import { create, type MessageInitShape } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { type FileChangeSchema, PatchSchema } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode } from '@quantumlayer/errors';
import { diffTrees } from './diff-trees';
import { MemoryBlobStore } from './memory-blob-store';
import { applyPatch, createPatch } from './patch';
import { getTree, putTree, readTree, type TreeFile } from './tree';

const files = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f'),
    content: fc.constantFrom('1', '2'),
    executable: fc.boolean(),
  }),
  { selector: ({ path }) => path },
);

const write = (path: string, content = 'x'): MessageInitShape<typeof FileChangeSchema> => ({
  path,
  change: { case: 'write', value: { content: Buffer.from(content) } },
});
const remove = (path: string, value = true): MessageInitShape<typeof FileChangeSchema> => ({
  path,
  change: { case: 'delete', value },
});

describe('patches', () => {
  test('the patch between two trees leads from one to the other', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (before, after) => {
        const blobs = new MemoryBlobStore();
        const from = await putTree(blobs, before);
        const to = await putTree(blobs, after);
        expect(await applyPatch(blobs, from, await createPatch(blobs, from, to))).toBe(to);
        expect(diffTrees(await getTree(blobs, from), await getTree(blobs, to)).length === 0).toBe(from === to);
      }),
    );
  });

  test('a diff says what happened to each file', async () => {
    const blobs = new MemoryBlobStore();
    const tree = async (list: TreeFile[]) => getTree(blobs, await putTree(blobs, list));
    const before = await tree([
      { path: 'kept', content: '1' },
      { path: 'old', content: '1' },
      { path: 'run', content: '1' },
    ]);
    const after = await tree([
      { path: 'kept', content: '1' },
      { path: 'new', content: '1' },
      { path: 'run', content: '1', executable: true },
    ]);
    expect(diffTrees(before, after).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'added new',
      'deleted old',
      'modified run',
    ]);
  });

  test('a file may become a folder of the same name', async () => {
    const blobs = new MemoryBlobStore();
    const base = await putTree(blobs, [{ path: 'a', content: '' }]);
    const next = await applyPatch(blobs, base, create(PatchSchema, { base, changes: [write('a/b'), remove('a')] }));
    expect((await readTree(blobs, next)).map(({ path }) => path)).toEqual(['a/b']);
  });

  test('a patch for another tree is a conflict', async () => {
    const blobs = new MemoryBlobStore();
    const base = await putTree(blobs, []);
    const other = await putTree(blobs, [{ path: 'a', content: '' }]);
    await expect(applyPatch(blobs, other, create(PatchSchema, { base }))).rejects.toMatchObject({
      code: ErrorCode.CONFLICT,
      violations: [{ rule: 'patch.base' }],
    });
  });

  test.each([
    ['../out', [write('../out')], 'path.dot_segment'],
    ['/etc/passwd', [write('/etc/passwd')], 'path.absolute'],
    ['delete of nothing', [remove('nothing')], 'patch.missing_file'],
    ['delete: false', [remove('a', false)], 'patch.no_change'],
    ['twice', [write('b'), write('b')], 'patch.duplicate'],
    ['collides with the tree', [write('A')], 'tree.collision'],
    ['goes through a file', [write('a/b')], 'tree.file_folder'],
    ['no change at all', [{ path: 'b' }], 'required'],
    ['too large', [write('b', 'x'.repeat(5 * 1024 * 1024 + 1))], 'tree.file_size'],
  ])('is refused and nothing is stored as a tree: %s', async (_, changes, rule) => {
    const blobs = new MemoryBlobStore();
    const base = await putTree(blobs, [{ path: 'a', content: '' }]);
    await expect(applyPatch(blobs, base, create(PatchSchema, { base, changes }))).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      violations: [{ rule }],
    });
  });

  test('a base that is no digest is invalid input, not a conflict', async () => {
    const blobs = new MemoryBlobStore();
    const base = await putTree(blobs, []);
    await expect(applyPatch(blobs, base, create(PatchSchema, { base: 'HEAD' }))).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
    });
  });
});
