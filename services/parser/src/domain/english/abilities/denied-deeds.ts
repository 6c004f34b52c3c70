import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { clauseEnd, gerundsAt, grantOf, infinitivesAt, openingBefore } from './granted-deeds';

const BARRED = ['forbidden', 'prohibited', 'barred', 'banned', 'prevented', 'excluded', 'unable', 'disallowed'];

/** "Guests are forbidden to edit films", "interns are prohibited from deleting them" */
export function barred(tokens: readonly Token[], i: number): Clause | undefined {
  if (!BARRED.includes(tokens[i]?.lower ?? '') || !isWord(tokens[i + 1], 'to', 'from')) return undefined;
  const be = tokens.findLastIndex((token, k) => k < i && k > i - 4 && isWord(token, 'be'));
  if (be < 1 || tokens.slice(be, i).some((token) => isWord(token, 'not', "n't", 'never'))) return undefined;
  const start = openingBefore(tokens, be);
  const modal = tokens.findIndex((token, k) => k > start && k < be && grammar.modals.has(token.lower));
  const end = clauseEnd(tokens, i);
  const deeds = isWord(tokens[i + 1], 'to') ? infinitivesAt(tokens, i + 2) : gerundsAt(tokens, i + 2, end);
  const subject = { start, end: modal < 0 ? be : modal };
  return deeds && start < be ? { ...grantOf(start, deeds.object.end, subject, deeds), negated: true } : undefined;
}

/** "Clerks can do everything except deleting loans", "anything with loans but delete them" */
export function exceptedDeed(tokens: readonly Token[], i: number): Clause | undefined {
  const swept = isWord(tokens[i], 'except', 'but') ? sweptBefore(tokens, i) : undefined;
  if (swept === undefined) return undefined;
  const from = isWord(tokens[i + 1], 'for') ? i + 2 : i + 1;
  const deeds = gerundsAt(tokens, from, clauseEnd(tokens, from)) ?? infinitivesAt(tokens, from);
  const start = openingBefore(tokens, swept);
  const end = tokens.findIndex(
    (token, k) => k > start && k < i && (grammar.modals.has(token.lower) || token.pos === 'VERB'),
  );
  if (!deeds || end <= start) return undefined;
  const isOfThem = swept + 2 < i && isWord(tokens[deeds.object.start], 'it', 'them');
  const object = isOfThem ? { start: swept + 2, end: i } : deeds.object;
  const subject = { start, end };
  return { ...grantOf(i, deeds.object.end, subject, { ...deeds, object }), negated: true };
}

/** "everything" of "everything with loans", before what is left out of it. */
function sweptBefore(tokens: readonly Token[], end: number): number | undefined {
  const swept = tokens.findLastIndex(
    (token, k) => k < end && k > end - 8 && isWord(token, 'everything', 'anything', 'all'),
  );
  if (swept < 0) return undefined;
  const isOfSome =
    isWord(tokens[swept + 1], ...ABOUT) && !tokens.slice(swept + 2, end).some(({ pos }) => pos === 'AUX');
  const isOfAll = swept + 1 === end || (swept + 2 === end && isMark(tokens[swept + 1], ','));
  return isOfAll || isOfSome ? swept : undefined;
}

const ABOUT = ['with', 'to', 'about', 'on', 'of', 'in'];
