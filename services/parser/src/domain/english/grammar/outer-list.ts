import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isPlural } from '../../names';
import type { Clause, VerbGroup } from './clause';

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

/**
 * Where another thing begins behind the parts of one: "to manage horses with a name and a birth date, riders with a phone number, and
 * lessons with a time". Of what has parts itself it may as well be one more, so only of what somebody keeps; the parts before are closed
 * by their "and", or others of the row stand before already.
 */
export function siblingFrom(
  tokens: readonly Token[],
  inner: Clause,
  next: VerbGroup | undefined,
  inRow: boolean,
): number | undefined {
  if (!next?.attached || !isWith(tokens, inner.verb) || !isWith(tokens, next) || !isKept(tokens, inner))
    return undefined;
  let start = next.start;
  while (['NOUN', 'PROPN', 'ADJ'].includes(tokens[start - 1]?.pos ?? '') && tokens[start - 1]?.kind === 'word') start--;
  if (start === next.start || start <= inner.object.start || !isPlural(tokens[next.start - 1]?.lower ?? ''))
    return undefined;
  const and = isWord(tokens[start - 1], 'and') ? start - 1 : start;
  const comma = isMark(tokens[and - 1], ',') ? and - 1 : undefined;
  const closed = tokens.slice(inner.object.start, comma ?? and).some((token) => isWord(token, 'and'));
  if (inRow) return comma ?? (and < start ? and : undefined);
  return closed ? comma : undefined;
}

const isWith = (tokens: readonly Token[], { start, end }: { start: number; end: number }): boolean =>
  end - start === 1 && isWord(tokens[start], 'with');

/** "We track", "an app to manage": what is named is kept, and no part of anything. */
function isKept(tokens: readonly Token[], { host }: Clause): boolean {
  let root = host;
  while (root?.host) root = root.host;
  if (root === undefined || isWith(tokens, root.verb)) return true;
  return root.verbs.some(({ lemma }) => grammar.manageVerbs.has(lemma) && !grammar.haveVerbs.has(lemma));
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
