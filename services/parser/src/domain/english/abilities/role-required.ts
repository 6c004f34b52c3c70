import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** "requires the editor role", "needs editor rights", "an editor account", "an account with the editor role" */
export function namedRole(tokens: readonly Token[], start: number, end: number): Range | undefined {
  const account = accountAt(tokens, start);
  if (account && isWord(tokens[account.end], 'with')) return namedRole(tokens, account.end + 1, end);
  const phrase = nounPhraseAt(tokens, start, end);
  if (!phrase || !isMarkOrEnd(tokens, phrase.end, end)) return undefined;
  const isRole =
    isWord(tokens[phrase.end - 1], 'role', 'right', 'permission', 'rights', 'privilege') ||
    (isWord(tokens[phrase.end - 1], 'account', 'login') && isPersonNoun(singular(phrase.words.at(-2) ?? '')));
  return isRole && phrase.head.end - phrase.head.start > 1
    ? { start: phrase.head.start, end: phrase.head.end - 1 }
    : undefined;
}

/** "adding maps requires an account" */
export const accountAt = (tokens: readonly Token[], start: number): Range | undefined => {
  const end = isWord(tokens[start], 'a', 'an') ? start + 2 : start + 1;
  const isAccount =
    isWord(tokens[end - 1], 'account', 'login', 'registration') ||
    (isWord(tokens[start], 'logging', 'signing') && isWord(tokens[start + 1], 'in'));
  return isAccount ? { start, end: Math.max(end, start + 2) } : undefined;
};

const isMarkOrEnd = (tokens: readonly Token[], i: number, end: number): boolean =>
  i >= end || isMark(tokens[i], '.', ',', ';');
