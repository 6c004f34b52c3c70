import { createTwoFilesPatch } from 'diff';
import type { Engine, TreePair } from '@quantumlayer/embedded';
import type { Colors } from 'picocolors/types';

export interface DiffTextOptions {
  readonly colors: Colors;
  /** Names only. */
  readonly stat: boolean;
}

type Blobs = Engine['blobs'];
type Change = TreePair['changes'][number];

const LETTERS = { added: 'A', deleted: 'D', modified: 'M' } as const;

/** A pair of trees as `git diff` would show it; empty when they are equal. */
export async function diffText(
  { changes }: TreePair,
  blobs: Blobs,
  { colors, stat }: DiffTextOptions,
): Promise<string> {
  if (stat) return changes.map(({ kind, path }) => `${LETTERS[kind]} ${path}\n`).join('');
  const texts = await Promise.all(changes.map((change) => fileDiff(change, blobs)));
  return texts.flatMap((text) => text.split('\n').map((line) => paint(line, colors))).join('\n');
}

async function fileDiff(change: Change, blobs: Blobs): Promise<string> {
  const { path, kind } = change;
  const [before, after] = await Promise.all([
    kind === 'added' ? undefined : blobs.get(change.before.digest),
    kind === 'deleted' ? undefined : blobs.get(change.after.digest),
  ]);
  if ([before, after].some((bytes) => bytes?.subarray(0, 8000).includes(0) === true))
    return `Binary file ${path} ${kind}\n`;
  const text = (bytes: Uint8Array | undefined): string =>
    bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  const [from, to] = [kind === 'added' ? '/dev/null' : `a/${path}`, kind === 'deleted' ? '/dev/null' : `b/${path}`];
  const patch = createTwoFilesPatch(from, to, text(before), text(after));
  // Without the line of equals signs that this library puts first.
  return patch.slice(patch.indexOf('---'));
}

function paint(line: string, colors: Colors): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
