import { snakeCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** Words with a meaning of their own as a default, however they are written. */
const PLAIN = new Set('true false yes no on off now today current checked unchecked'.split(' '));
const LONGEST = 5;

/** "default "No name yet"", "(default dark green)", "defaults to In Progress": a value of several words, as it is written. */
export function longDefaultAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { end: number; values: string[] } | undefined {
  if (!isWord(tokens[start], 'default', 'defaults', 'defaulting')) return undefined;
  let first = start + 1;
  while (first < limit && (isWord(tokens[first], 'value', 'to', 'is', 'of', 'with') || isMark(tokens[first], ':', '=')))
    first++;
  const value =
    tokens[first]?.quoted === true ? quotedRun(tokens, first, limit) : wordsInBrackets(tokens, first, limit);
  return value && { end: value.end, values: [`default=${writtenValue(tokens, value)}`] };
}

function quotedRun(tokens: readonly Token[], start: number, limit: number): Range {
  let end = start;
  while (end < limit && tokens[end]?.quoted === true) end++;
  return { start, end };
}

/** "dark green)": several words and nothing else up to the bracket. */
function wordsInBrackets(tokens: readonly Token[], start: number, limit: number): Range | undefined {
  let end = start;
  while (end < limit && end - start < LONGEST && tokens[end]?.kind === 'word' && !PARTICLES.has(tokens[end]?.pos ?? ''))
    end++;
  const closes = isMark(tokens[end], ')') || (end >= limit && isMark(tokens[limit], ')'));
  return closes && end - start > 1 ? { start, end } : undefined;
}

const PARTICLES = new Set(['DET', 'PRON', 'CCONJ', 'SCONJ', 'AUX']);

/** "EUR", "dark green": as written, for what is told in words; "yes" and "now" in lower case. */
export function writtenValue(tokens: readonly Token[], { start, end }: Range): string {
  const words = tokens.slice(start, end).filter(({ kind, quoted }) => kind !== 'mark' || quoted);
  const [only] = words;
  if (only && words.length === 1 && PLAIN.has(only.lower)) return only.lower;
  return words.map(({ text, glued }, i) => (i > 0 && !glued ? ` ${text}` : text)).join('');
}

/** "In Progress", as one of the values of an enumeration is written. */
export const asEnumValue = (text: string): string =>
  snakeCase(
    text
      .toLowerCase()
      .split(' ')
      .flatMap((word) => wordsOf(word)),
  );
