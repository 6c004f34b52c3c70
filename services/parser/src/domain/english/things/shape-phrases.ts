import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';

interface Found {
  readonly pattern: string;
  readonly end: number;
}

/** Characters by what they are called; "capital" before them narrows letters. */
export const CLASSES: Readonly<Record<string, string>> = {
  letter: 'A-Za-z',
  digit: '0-9',
  number: '0-9',
  numeral: '0-9',
  figure: '0-9',
};
export const CASES: Readonly<Record<string, string>> = {
  uppercase: 'A-Z',
  capital: 'A-Z',
  upper: 'A-Z',
  lowercase: 'a-z',
  lower: 'a-z',
  small: 'a-z',
};
export const MARKS: Readonly<Record<string, string>> = {
  dash: '-',
  hyphen: '-',
  minus: '-',
  slash: '/',
  dot: '\\.',
  period: '\\.',
  underscore: '_',
  space: ' ',
  colon: ':',
};
const INTRODUCTIONS = 'start begin consist compose make contain have be of with'.split(' ');
const LITTLE = 'must should has have to be start begin consist compose make contain up always exactly of with by'.split(
  ' ',
);

/** "two letters followed by six digits", "the letters AB, a dash and four digits": the pattern that its parts make in a row. */
export function shapePhraseAt(tokens: readonly Token[], start: number, limit: number): Found | undefined {
  let first = behindShapeName(tokens, start, limit) ?? start;
  if (isWord(tokens[start], ...INTRODUCTIONS)) while (first < limit && isWord(tokens[first], ...LITTLE)) first++;
  let pattern = '';
  for (let at = first, count = 0; ; count++) {
    const part = at < limit ? partAt(tokens, at, limit) : undefined;
    if (!part) return undefined;
    pattern += part.pattern;
    const next = behindJoin(tokens, part.end);
    if (next >= limit || !partAt(tokens, next, limit))
      return count > 0 ? { pattern: `^${pattern}$`, end: part.end } : undefined;
    if (next === part.end) return undefined;
    at = next;
  }
}

/** Words that announce what something looks like: "in the format", "of the form". */
const SHAPE_NAMES = ['format', 'pattern', 'form', 'shape'];
const BEHIND_NAMES = ['of', 'like', 'as', 'is', 'a'];

/** Where the shape itself begins behind "format", "of the form" or "pattern:". */
export function behindShapeName(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const name = isWord(tokens[start], 'of') && isWord(tokens[start + 1], 'the') ? start + 2 : start;
  if (!isWord(tokens[name], ...SHAPE_NAMES)) return undefined;
  let at = name + 1;
  while (at < limit && (isWord(tokens[at], ...BEHIND_NAMES) || isMark(tokens[at], ':', '"', '=', '`'))) at++;
  return at;
}

const JOINS = ['and', 'then', 'plus', 'followed', 'follow', 'by', 'with', 'finally'];

function behindJoin(tokens: readonly Token[], at: number): number {
  let next = at;
  while (isMark(tokens[next], ',') || isWord(tokens[next], ...JOINS)) next++;
  return next;
}

function partAt(tokens: readonly Token[], at: number, limit: number): Found | undefined {
  return countedAt(tokens, at, limit) ?? literalAt(tokens, at, limit);
}

/** "two capital letters", "a digit", "3 to 5 digits", "a dash" */
function countedAt(tokens: readonly Token[], at: number, limit: number): Found | undefined {
  const isOne = isWord(tokens[at], 'a', 'an');
  const low = isOne ? '1' : numberOf(tokens[at]);
  if (low === undefined) return undefined;
  const isRange = isWord(tokens[at + 1], 'to', 'or') || isMark(tokens[at + 1], '-', '–');
  const high = isRange ? numberOf(tokens[at + 2]) : undefined;
  let next = high === undefined ? at + 1 : at + 3;
  const narrow = CASES[tokens[next]?.lower ?? ''];
  if (narrow !== undefined) next += isWord(tokens[next + 1], 'case') || isMark(tokens[next + 1], '-') ? 2 : 1;
  if (isWord(tokens[next], 'case')) next++;
  const name = tokens[next]?.lemma ?? '';
  const mark = MARKS[name];
  if (next >= limit) return undefined;
  if (isOne && mark !== undefined) return { pattern: mark, end: next + 1 };
  const all = CLASSES[name];
  if (all === undefined) return undefined;
  const times = high === undefined ? low : `${low},${high}`;
  return { pattern: `[${narrow ?? all}]${times === '1' ? '' : `{${times}}`}`, end: next + 1 };
}

/** "the letters AB", ""INV-"", "the prefix REF", "C- followed by" */
function literalAt(tokens: readonly Token[], at: number, limit: number): Found | undefined {
  let first = isWord(tokens[at], 'the') ? at + 1 : at;
  const isNamed = isWord(tokens[first], 'letter', 'prefix', 'character');
  if (isNamed) first++;
  let end = first + 1;
  while (end < limit && tokens[end]?.quoted && tokens[end]?.glued) end++;
  const divides = isMark(tokens[end], '-', '/', '_') && tokens[end]?.glued && !tokens[end + 1]?.glued;
  if (divides) end++;
  const text = tokens
    .slice(first, end)
    .map((token) => token.text)
    .join('');
  const isFollowed = isWord(tokens[end], 'followed') && isWord(tokens[end + 1], 'by');
  const isSaid = isNamed || tokens[first]?.quoted || text.length > 1 || isFollowed;
  if (first >= limit || !isSaid || !/^[A-Z][A-Z0-9]*[-/._]?$/.test(text)) return undefined;
  return { pattern: text.replace('.', '\\.'), end };
}
