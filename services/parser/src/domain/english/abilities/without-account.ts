import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { clauseEnd, gerundsAt, grantOf, infinitiveGrant, infinitivesAt, openingBefore } from './granted-deeds';
import { behindNoNeed, behindNotRequired, isSigningIn } from './needs-no-account';

/** "No login is needed to make a booking", "there is no need to log in for viewing boats": whoever comes along may. */
export function notRequired(tokens: readonly Token[], i: number): Clause | undefined {
  const verb = behindNotRequired(tokens, i) ?? behindNoNeed(tokens, i);
  if (verb === undefined || !isWord(tokens[verb], 'to', 'for')) return undefined;
  const deeds = isWord(tokens[verb], 'to')
    ? infinitivesAt(tokens, verb + 1)
    : gerundsAt(tokens, verb + 1, clauseEnd(tokens, verb));
  const start = openingBefore(tokens, i);
  return deeds && { ...grantOf(start, deeds.object.end, { start, end: i }, deeds), subject: undefined };
}

/** "Readers don't need an account to read articles" */
export function unneeded(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'account', 'login', 'registration') || !isWord(tokens[i + 1], 'to')) return undefined;
  const need = tokens.findLastIndex((token, k) => k < i && k > i - 4 && isWord(token, 'need', 'require'));
  if (need < 1 || !tokens.slice(Math.max(0, need - 2), i).some((token) => isWord(token, 'no', 'not', "n't")))
    return undefined;
  const start = openingBefore(tokens, need);
  const end = tokens.findIndex((token, k) => k > start && (token.pos === 'AUX' || k === need));
  return start < end ? infinitiveGrant(tokens, start, { start, end }, i + 2) : undefined;
}

/** "The catalogue itself needs no sign-in": whoever comes along reads it. */
export function needless(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'need', 'require') || !isWord(tokens[i + 1], 'no')) return undefined;
  const end = isSigningIn(tokens, i + 2) ? i + 4 : i + 3;
  if (
    !isWord(tokens[i + 2], 'account', 'login', 'registration', 'sign', 'log') ||
    !(end >= tokens.length || isMark(tokens[end], '.', ',', ';'))
  )
    return undefined;
  const start = openingBefore(tokens, i);
  const thing = nounPhraseAt(tokens, start, i);
  if (
    !thing ||
    isPersonNoun(singular(thing.words.at(-1) ?? '')) ||
    (thing.end < i && !isWord(tokens[thing.end], 'itself', 'themselves'))
  )
    return undefined;
  const object = { start, end: thing.end };
  return {
    ...grantOf(start, end, object, { verbs: [{ lemma: 'read', at: i }], verb: { start: i, end }, object }),
    subject: undefined,
  };
}
