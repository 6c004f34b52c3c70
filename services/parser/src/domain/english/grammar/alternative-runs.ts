import { isUnit } from '../../lexicon/enumeration-lexicon';
import { snakeCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { isHyphenated } from './name-words';

/** Plain alternatives in a row. */
export interface AlternativeRun {
  readonly values: readonly string[];
  /** Behind the last of them. */
  readonly end: number;
}

/** "or more", "or not", "or both": says something else than one more value. */
const NO_LAST_VALUES = 'more less later above greater higher fewer lower older younger not no none both so'.split(' ');
const NEVER_VALUES = new Set(['DET', 'PRON', 'AUX', 'SCONJ', 'CCONJ', 'INTJ']);
const LONGEST_VALUE = 3;

/** "new, used or broken", "by bike or by van", "S, M or L", "0-2, 3-5 or 6-9": words in a row, the last joined by "or". */
export function alternativesAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  joins: readonly string[] = ['or'],
  /** Whether the last may stand behind a mark alone: "one of low, medium, high". */
  bare = false,
  /** Whether each is one of a kind: "a press, a lathe or a saw". */
  articled = false,
): AlternativeRun | undefined {
  const values: string[] = [];
  let from = isWord(tokens[start], 'either', 'namely') ? start + 1 : start;
  for (let isLast = false; ; ) {
    if (articled && !isWord(tokens[from], 'a', 'an')) return undefined;
    if (articled) from++;
    const end = valueEnd(tokens, from, limit);
    const said = valueOf(tokens, from, end);
    if (said === undefined || (isLast && isWord(tokens[from], ...NO_LAST_VALUES))) return undefined;
    values.push(said);
    const behind = behindDefaultMark(tokens, end) ?? end;
    if (isLast) return isNoList(tokens, values, start) ? undefined : { values, end: behind };
    let next = behind;
    if (bare && values.length > 2 && !isMark(tokens[next], ',', '/') && !isWord(tokens[next], ...joins))
      return isNoList(tokens, values, start) ? undefined : { values, end: behind };
    if (isMark(tokens[next], ',', '/')) next++;
    isLast = next < limit && joins.some((word) => tokens[next]?.lower === word);
    if (isLast) next++;
    if (next === behind || next >= limit) return undefined;
    from = next;
  }
}

/** Behind "(default)", "[the default]", "(by default)" at `i`: which of the values it is, no value of its own. */
export function behindDefaultMark(tokens: readonly Token[], i: number): number | undefined {
  if (!isMark(tokens[i], '(', '[')) return undefined;
  const word = isWord(tokens[i + 1], 'the', 'by') ? i + 2 : i + 1;
  return isWord(tokens[word], 'default') && isMark(tokens[word + 1], ')', ']') ? word + 2 : undefined;
}

/** "in minutes or hours", "yes or no": neither are values of their own. */
const isNoList = (tokens: readonly Token[], values: readonly string[], start: number): boolean =>
  (values.length < 3 && values.some(isUnit) && isWord(tokens[start - 1], 'in')) ||
  ['yes no', 'y n', 'true false'].includes(values.join(' '));

function valueEnd(tokens: readonly Token[], from: number, limit: number): number {
  let i = from;
  while (i < limit && i - from <= LONGEST_VALUE * 2 && goesOn(tokens, i, from)) i++;
  return i;
}

function goesOn(tokens: readonly Token[], i: number, from: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  // "0-2", "part-time"
  if (token.text === '-' || token.text === '–') return i > from && token.glued && tokens[i + 1]?.glued === true;
  // "10+" among "6-9"
  if (token.text === '+') return i > from && token.glued && tokens[i - 1]?.kind === 'number';
  if (i > from && isHyphenated(tokens, i)) return true;
  // "being repaired"
  if (i === from && isWord(token, 'being')) return tokens[i + 1]?.pos === 'VERB';
  // "in stock or sold out"
  if (i > from && tokens[i - 1]?.pos === 'VERB' && PARTICLES.includes(token.lower) && endsValue(tokens[i + 1]))
    return true;
  if (token.kind === 'mark' || (NEVER_VALUES.has(token.pos) && token.text !== 'A')) return false;
  if (i > from && !tokens[i]?.glued && (token.pos === 'ADP' || isWord(token, 'with', 'which', 'that', 'where')))
    return false;
  return true;
}

const PARTICLES = ['in', 'out', 'up', 'off', 'over', 'down', 'away'];

const endsValue = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'mark' || isWord(token, 'or', 'and');

function valueOf(tokens: readonly Token[], from: number, end: number): string | undefined {
  const words = tokens.slice(isWord(tokens[from], 'by') ? from + 1 : from, end);
  const spoken = words.filter(({ glued }, i) => i === 0 || !glued);
  if (words.length === 0 || spoken.length > LONGEST_VALUE) return undefined;
  const value = snakeCase(
    words.flatMap(({ lower }) => (lower === '+' ? ['plus'] : /^[\p{L}\p{N}]/u.test(lower) ? wordsOf(lower) : [])),
  );
  return value === '' ? undefined : value;
}
