import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import { nounPhraseAt } from './noun-phrase';

/** What somebody wants of others, or lets them do; the latter without "to". */
export const RAISING = new Set('want need like prefer expect ask require help let'.split(' '));

/** "We want skippers to rate the boats": somebody else than who wants it does it. */
export function isRaised(tokens: readonly Token[], i: number, from: number): boolean {
  const verb = tokens[i];
  if (!isWord(tokens[i - 1], 'to') || verb?.pos !== 'VERB' || verb.lower !== verb.lemma) return false;
  const wish = tokens.findLastIndex((token, k) => k >= from && k < i - 2 && RAISING.has(token.lemma));
  const isVerb = wish >= 0 && (tokens[wish]?.pos === 'VERB' || isWord(tokens[wish - 1], 'we', 'i', 'would', "'d"));
  const who = isVerb ? nounPhraseAt(tokens, wish + 1, i - 1) : undefined;
  // "an API to split expenses", "rooms to hold lessons": what it is for.
  const isSomebody = who !== undefined && (isPersonNoun(singular(who.words.at(-1) ?? '')) || isTeam(who.words));
  return isSomebody && who.end === i - 1;
}
