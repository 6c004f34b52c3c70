import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isBinary, mergeText } from './merge-text';

const labels = { ours: 'your version', theirs: 'generated' };
const text = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

function merge(base: string, ours: string, theirs: string): { text: string; conflict: boolean } {
  const { content, conflict } = mergeText(
    Buffer.from(base, 'latin1'),
    Buffer.from(ours, 'latin1'),
    Buffer.from(theirs, 'latin1'),
    labels,
  );
  return { text: Buffer.from(content).toString('latin1'), conflict };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function gitMerge(base: string, ours: string, theirs: string): { text: string; conflict: boolean } {
  const files = Object.entries({ ours, base, theirs }).map(([name, content]) => {
    writeFileSync(join(folder, name), content, 'latin1');
    return join(folder, name);
  });
  const { status, stdout } = spawnSync('git', [
    'merge-file',
    '-p',
    '-L',
    labels.ours,
    '-L',
    'base',
    '-L',
    labels.theirs,
    ...files,
  ]);
  return { text: stdout.toString('latin1'), conflict: status !== 0 };
}

const ten = numbered(10);
const change = (lines: readonly string[], changes: Record<number, string>): string =>
  text(...lines.map((line, index) => changes[index + 1] ?? line));

describe('mergeText', () => {
  test.each<[string, string, string, string]>([
    ['changes apart from each other', text(...ten), change(ten, { 2: 'ours' }), change(ten, { 9: 'theirs' })],
    ['the same line', text(...ten), change(ten, { 5: 'ours' }), change(ten, { 5: 'theirs' })],
    ['neighbouring lines', text(...ten), change(ten, { 5: 'ours' }), change(ten, { 6: 'theirs' })],
    ['the same change on both sides', text(...ten), change(ten, { 5: 'both' }), change(ten, { 5: 'both', 10: 'more' })],
    [
      'common lines inside a conflict',
      text('a', 'b', 'c'),
      text('1', 'x', 'y', 'z', 'w', '2'),
      text('3', 'x', 'y', 'z', 'w', '4'),
    ],
    ['conflicts close to each other', text(...ten), change(ten, { 3: 'o', 6: 'o' }), change(ten, { 3: 't', 6: 't' })],
    [
      'conflicts with three lines between',
      text(...ten),
      change(ten, { 3: 'o', 7: 'o' }),
      change(ten, { 3: 't', 7: 't' }),
    ],
    [
      'conflicts with four lines between',
      text(...ten),
      change(ten, { 3: 'o', 8: 'o' }),
      change(ten, { 3: 't', 8: 't' }),
    ],
    ['conflicts far from each other', text(...ten), change(ten, { 1: 'o', 10: 'o' }), change(ten, { 1: 't', 10: 't' })],
    ['a deletion and a change', text(...ten), text(...ten.slice(0, 4), ...ten.slice(5)), change(ten, { 5: 'theirs' })],
    ['insertions at the same place', text('a', 'b'), text('a', 'ours', 'b'), text('a', 'theirs', 'b')],
    ['added on both sides', '', text('a', 'ours'), text('a', 'theirs')],
    ['emptied on one side', text('a', 'b'), '', text('a', 'c')],
    ['no line end at the end', 'a\nb', 'a\nours', 'a\ntheirs'],
    ['a line end added on one side', 'a\nb', 'a\nb\n', 'x\nb'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nours\r\n', 'a\r\ntheirs\r\n'],
    ['bytes that are no UTF-8', 'a\n\xff\n', 'a\n\xfe\n', 'a\n\xfd\n'],
  ])('writes what git writes: %s', (_, base, ours, theirs) => {
    expect(merge(base, ours, theirs)).toEqual(gitMerge(base, ours, theirs));
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 }).map((list) => text(...list));

  test('a side that did not change does not matter', () => {
    fc.assert(
      fc.property(lines, lines, (base, changed) => {
        expect(merge(base, base, changed)).toEqual({ text: changed, conflict: false });
        expect(merge(base, changed, base)).toEqual({ text: changed, conflict: false });
        expect(merge(base, changed, changed)).toEqual({ text: changed, conflict: false });
      }),
    );
  });

  test('a conflict holds every line of both sides, in order', () => {
    const side = (merged: string, keep: 'ours' | 'theirs'): string => {
      const [first, second] = keep === 'ours' ? ['$1', '$2'] : ['$2', '$1'];
      expect(second).toBeDefined();
      return merged.replace(/<<<<<<< your version\n([\s\S]*?)=======\n([\s\S]*?)>>>>>>> generated\n/g, first);
    };
    fc.assert(
      fc.property(lines, lines, (ours, theirs) => {
        const { text: merged } = merge('', ours, theirs);
        if (ours === '' || theirs === '') return;
        expect(side(merged, 'ours')).toBe(ours);
        expect(side(merged, 'theirs')).toBe(theirs);
      }),
    );
  });

  test('edits of lines that keep their distance merge without conflict', () => {
    const base = numbered(60);
    const lineNumbers = fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 8 });
    fc.assert(
      fc.property(lineNumbers, lineNumbers, (ours, theirs) => {
        const edit = (numbers: readonly number[], offset: number, word: string) =>
          Object.fromEntries(numbers.map((number) => [number * 3 + offset, `${word} ${number}`]));
        const own = edit(ours, 1, 'ours');
        const other = edit(
          theirs.filter((number) => !ours.includes(number) && !ours.includes(number - 1)),
          1,
          'theirs',
        );
        expect(merge(text(...base), change(base, own), change(base, other))).toEqual({
          text: change(base, { ...other, ...own }),
          conflict: false,
        });
      }),
    );
  });

  test.each(['constructor', '__proto__', 'toString'])('a last line %s is a line like any other', (word) => {
    expect(merge(`a\n${word}`, `b\n${word}`, `a\n${word}\n`)).toEqual(
      gitMerge(`a\n${word}`, `b\n${word}`, `a\n${word}\n`),
    );
  });

  test('a huge text ends in bounded time, as one conflict at worst', () => {
    const many = '\n'.repeat(200_000);
    const started = Date.now();
    expect(merge(many, `${many}a\n`, `${many}b\n`)).toEqual(gitMerge(many, `${many}a\n`, `${many}b\n`));
    expect(merge(many, `a\n${many}c\n`, `b\n${many}d\n`).conflict).toBe(true);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('a NUL near the beginning makes a file binary', () => {
    expect(isBinary(Buffer.from('a\0b'))).toBe(true);
    expect(isBinary(Buffer.concat([Buffer.alloc(8000, 'a'), Buffer.from([0])]))).toBe(false);
  });
});
