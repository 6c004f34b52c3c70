import type { DraftField } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';

/** Types of which no two names mean the same: "start / end", "height/weight". */
const MEASURED = new Set(['date', 'datetime', 'time', 'number', 'integer']);
const LONGEST = 3;

/** "latitude/longitude", "started at / ended at": a slash between the names of two fields, not between two words for one or two values. */
export function dividesNames(tokens: readonly Token[], slash: number, from: number, end: number): boolean {
  if (!isMark(tokens[slash], '/')) return false;
  const [left, right] = [
    wordsBetween(tokens, from, slash),
    wordsBetween(tokens, slash + 1, nextMark(tokens, slash + 1, end)),
  ];
  // "first / last name", "min/max age"
  if (
    left.length === 1 &&
    grammar.contrasts.has(left[0] ?? '') &&
    right.length > 1 &&
    grammar.contrasts.has(right[0] ?? '')
  )
    return true;
  const [one, other] = [hintOf(left), hintOf(right)];
  if (!one || !other || one.type === 'boolean' || other.type === 'boolean') return false;
  // "date/time" is one moment.
  if (left.at(-1) === 'date' && right[0] === 'time') return false;
  const isSame = one.type === other.type && one.maxLength === other.maxLength && one.pattern === other.pattern;
  return !isSame || MEASURED.has(one.type ?? '');
}

const hintOf = (words: readonly string[]): DraftField | undefined => {
  const hint = words.length === 0 || words.length > LONGEST ? undefined : fieldHint(camelCase(words));
  return hint?.exact === true || MEASURED.has(hint?.field.type ?? '') ? hint?.field : undefined;
};

function wordsBetween(tokens: readonly Token[], start: number, end: number): string[] {
  const words = tokens.slice(start, end);
  const first = words.findIndex(
    (token) => token.kind !== 'mark' && !isWord(token, 'and') && !grammar.articles.has(token.lower),
  );
  return first < 0 ? [] : words.slice(first).map(({ lower }) => lower);
}

function nextMark(tokens: readonly Token[], start: number, end: number): number {
  let i = start;
  while (i < end && tokens[i]?.kind === 'word' && !isWord(tokens[i], 'and', 'or')) i++;
  return i;
}
