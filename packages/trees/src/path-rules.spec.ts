import fc from 'fast-check';
import { ErrorCode } from '@quantumlayer/errors';
import { TREE_LIMITS } from './limits';
import { MemoryBlobStore } from './memory-blob-store';
import { findPathViolation } from './path-rules';
import { putTree } from './tree';
import { findTreeViolations } from './tree-rules';

const illegal: readonly (readonly [path: string, rule: string])[] = [
  ['', 'path.empty'],
  ['/etc/passwd', 'path.absolute'],
  ['C:/windows', 'path.absolute'],
  ['c:evil', 'path.absolute'],
  ['../x', 'path.dot_segment'],
  ['a/../../x', 'path.dot_segment'],
  ['./a', 'path.dot_segment'],
  ['a/.', 'path.dot_segment'],
  ['a//b', 'path.empty_segment'],
  ['a/', 'path.empty_segment'],
  ['a\\..\\b', 'path.backslash'],
  ['a\0b', 'path.invisible'],
  ['a\nb', 'path.invisible'],
  ['a\u001b[31m', 'path.invisible'],
  ['.g\u200cit/config', 'path.invisible'],
  ['\ud800', 'path.invisible'],
  ['a\u2028b', 'path.invisible'],
  ['nul', 'path.reserved_name'],
  ['src/Con.txt', 'path.reserved_name'],
  ['COM1', 'path.reserved_name'],
  ['lpt¹.log', 'path.reserved_name'],
  ['a./b', 'path.trailing'],
  ['a ', 'path.trailing'],
  ['what?', 'path.character'],
  ['file.txt:stream', 'path.character'],
  ['.git/hooks/pre-commit', 'path.git_folder'],
  ['sub/.GIT/config', 'path.git_folder'],
  ['GIT~1/config', 'path.git_folder'],
  ['.qlf/state.json', 'path.state_folder'],
  ['.QLF/x', 'path.state_folder'],
  ['cafe\u0301', 'path.normalisation'],
  ['a'.repeat(256), 'path.segment_length'],
  ['ä'.repeat(128), 'path.segment_length'],
  [Array(33).fill('a').join('/'), 'path.depth'],
  [Array(9).fill('a'.repeat(120)).join('/'), 'path.length'],
];

describe('paths', () => {
  test.each(illegal)('%j breaks %s', (path, rule) => {
    expect(findPathViolation(path)?.rule).toBe(rule);
  });

  test.each([
    'a',
    'src/app/[id]/page.tsx',
    '.github/workflows/ci.yml',
    '.env.example',
    '.gitignore',
    'café/naïve.txt',
    'console.log',
    'common.py',
    '..a',
    'a b',
  ])('%j is legal', (path) => expect(findPathViolation(path)).toBeUndefined());

  test('no legal path leads out of its folder', () => {
    const hostile = fc.array(fc.constantFrom('..', '.', '/', '\\', 'a', '\0', 'C:', ' ', '\u202e', '~', '%2e'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(hostile, (parts) => {
        const path = parts.join('');
        if (findPathViolation(path) !== undefined) return;
        expect(new URL(path.replaceAll('%', '%25'), 'file:///root/').pathname.startsWith('/root/')).toBe(true);
        expect(path).not.toMatch(/[\\\0]|^\/|(^|\/)\.{1,2}(\/|$)/);
      }),
      { numRuns: 2000 },
    );
  });

  test('a message never carries raw control characters', () => {
    expect(findPathViolation('x\u001b]0;owned\u0007')?.field).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('sets of paths', () => {
  test.each([
    [['README.md', 'readme.MD'], 'tree.collision'],
    [['Src/a', 'src/b'], 'tree.collision'],
    [['straße', 'STRASSE'], 'tree.collision'],
    [['é', 'É'], 'tree.collision'],
    [['a', 'a'], 'tree.duplicate'],
    [['a', 'a/b'], 'tree.file_folder'],
    [['a/b', 'a'], 'tree.file_folder'],
    [['A', 'a/b'], 'tree.file_folder'],
  ])('%j: %s', async (paths, rule) => {
    expect(findTreeViolations(paths.map((path) => ({ path, size: 0 })))[0]?.rule).toBe(rule);
    await expect(
      putTree(
        new MemoryBlobStore(),
        paths.map((path) => ({ path, content: '' })),
      ),
    ).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      violations: [{ rule }],
    });
  });

  test('limits hold', () => {
    const many = Array.from({ length: TREE_LIMITS.files + 1 }, (_, index) => ({ path: `f${index}`, size: 0 }));
    expect(findTreeViolations(many)[0]?.rule).toBe('tree.files');
    expect(findTreeViolations(many.slice(1))).toEqual([]);
    expect(findTreeViolations([{ path: 'big', size: TREE_LIMITS.fileBytes + 1 }])[0]?.rule).toBe('tree.file_size');
    const heavy = Array.from({ length: 21 }, (_, index) => ({ path: `f${index}`, size: TREE_LIMITS.fileBytes }));
    expect(findTreeViolations(heavy)[0]?.rule).toBe('tree.size');
    expect(findTreeViolations(heavy.slice(1))).toEqual([]);
  });

  test('one pass names every broken file', () => {
    const violations = findTreeViolations([
      { path: '../a', size: 0 },
      { path: 'ok', size: 0 },
      { path: '/b', size: 0 },
    ]);
    expect(violations.map(({ field }) => field)).toEqual(['../a', '/b']);
  });
});
