import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';
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

/** "Clerks can do everything except deleting loans" */
export function exceptedDeed(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'except', 'but') || !isWord(tokens[i - 1], 'everything', 'anything', 'all')) return undefined;
  const from = isWord(tokens[i + 1], 'for') ? i + 2 : i + 1;
  const deeds = gerundsAt(tokens, from, clauseEnd(tokens, from)) ?? infinitivesAt(tokens, from);
  const start = openingBefore(tokens, i - 1);
  const end = tokens.findIndex(
    (token, k) => k > start && k < i && (grammar.modals.has(token.lower) || token.pos === 'VERB'),
  );
  return deeds && end > start ? { ...grantOf(i, deeds.object.end, { start, end }, deeds), negated: true } : undefined;
}
