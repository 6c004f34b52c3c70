import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from './clause';

/**
 * Where the list goes on that a list of parts stands in: "a title, ingredients with a quantity and a unit, a cooking time and a
 * difficulty". The inner one is closed by its "and", so what stands behind the next comma belongs to what has the title.
 */
export function outerListFrom(tokens: readonly Token[], inner: Clause, depths: readonly number[]): number | undefined {
  const { host, object } = inner;
  if (!host?.verbs.some(({ lemma }) => grammar.haveVerbs.has(lemma))) return undefined;
  const isOuter = (i: number): boolean => depths[i] === 0;
  if (isClosed(tokens, host, isOuter)) return undefined;
  let closing: number | undefined;
  for (let i = object.start; i < object.end; i++) {
    if (!isOuter(i)) continue;
    if (isWord(tokens[i], 'and') && !joinsPair(tokens, i)) closing ??= i;
    if (closing === undefined || i === closing || !isMark(tokens[i], ',')) continue;
    return goesOn(tokens, i, isOuter) ? i : undefined;
  }
  return undefined;
}

/** "a title and ingredients with ...": the outer list has come to its last item already. */
const isClosed = (tokens: readonly Token[], { object }: Clause, isOuter: (i: number) => boolean): boolean =>
  tokens.some((token, i) => i >= object.start && i < object.end && isOuter(i) && isWord(token, 'and', 'or'));

/** "date and time", "first and last name": one item. */
const joinsPair = (tokens: readonly Token[], and: number): boolean => {
  const [before, after] = [tokens[and - 1]?.lower ?? '', tokens[and + 1]?.lower ?? ''];
  return (before === 'date' && after === 'time') || (grammar.contrasts.has(before) && grammar.contrasts.has(after));
};

/** Another list item stands behind the comma, and the list is closed behind it or by it. */
function goesOn(tokens: readonly Token[], comma: number, isOuter: (i: number) => boolean): boolean {
  const isLast = isWord(tokens[comma + 1], 'and');
  const first = tokens[comma + (isLast ? 2 : 1)];
  if (!first || !['DET', 'NOUN', 'ADJ', 'PROPN', 'NUM'].includes(first.pos)) return false;
  const end = tokens.findIndex((token, i) => i > comma && isMark(token, ';', ':'));
  const rest = tokens.slice(0, end < 0 ? tokens.length : end);
  return isLast || rest.some((token, i) => i > comma && isOuter(i) && isWord(token, 'and'));
}
