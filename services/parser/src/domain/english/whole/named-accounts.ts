import { isKeptAccountWord } from '../../lexicon/account-lexicon';
import { isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';

/** "A blog with accounts", "volunteers and visitors have accounts": those of people, where the brief keeps no others. */
export function accountsOfPeople(reading: BriefReading, tokens: readonly Token[]): Range[] {
  const named = tokens.flatMap((_, i) => (isNamedAlone(tokens, i) ? [{ start: i - 1, end: i + 1 }] : []));
  const keeps = named.length > 0 && reading.content.some(({ sentence }) => keepsAccounts(sentence.tokens));
  return keeps ? [] : named;
}

/** Not beside other things: "a CRM with accounts and contacts" keeps both. */
const isNamedAlone = (tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i + 1];
  return (
    tokens[i]?.lower === 'accounts' &&
    isWord(tokens[i - 1], 'with', 'have', 'get') &&
    (next === undefined || next.kind === 'mark' || isWord(next, 'for', 'where', 'so'))
  );
};

/** "Accounts have a number", "the balance of the account", or a brief of money. */
const keepsAccounts = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isKeptAccountWord(token.lower) ||
      (isWord(token, 'account', 'accounts') &&
        (!isWord(tokens[i - 1], ...OF_PEOPLE) || isWord(tokens[i + 1], 'have', 'belong'))),
  );

const OF_PEOPLE = 'with have get user their own an no without new any create need require'.split(' ');
