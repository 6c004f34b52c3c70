import { isAccountNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from './clause';
import type { Range } from './phrase-pattern';

const ALL = ['everyone', 'everybody', 'anyone', 'anybody'];
const EXCEPT = ['except', 'besides', 'excluding'];

/** "Everyone except interns can edit films" denies it to interns; that others may goes without saying. */
export function asDenied(tokens: readonly Token[], clause: Clause): Clause {
  const { subject, object, modal, passive, negated } = clause;
  if (!subject || modal === undefined || passive || negated || !isOfAll(tokens, subject)) return clause;
  const before = exceptedIn(tokens, subject, [...EXCEPT, 'but']);
  if (before) return { ...clause, subject: before.people, negated: true };
  const behind = exceptedIn(tokens, object, EXCEPT);
  return behind && isPerson(tokens[behind.people.end - 1])
    ? { ...clause, subject: behind.people, object: { ...object, end: behind.at }, negated: true }
    : clause;
}

/** "everyone", "all users", "all members" */
const isOfAll = (tokens: readonly Token[], { start }: Range): boolean =>
  isWord(tokens[start], ...ALL) || (isWord(tokens[start], 'all') && isPerson(tokens[start + 1]));

const isPerson = (token: Token | undefined): boolean => {
  const noun = singular(token?.lower ?? '');
  return isAccountNoun(noun) || isPersonNoun(noun);
};

/** "except for the interns" */
function exceptedIn(
  tokens: readonly Token[],
  { start, end }: Range,
  words: readonly string[],
): { at: number; people: Range } | undefined {
  const at = tokens.findIndex((token, i) => i > start && i < end && isWord(token, ...words));
  if (at < 0) return undefined;
  const from = isWord(tokens[at + 1], 'for') ? at + 2 : at + 1;
  const stop = tokens.findIndex((token, i) => i >= from && i < end && token.kind === 'mark');
  const to = stop < 0 ? end : stop;
  return from < to ? { at, people: { start: from, end: to } } : undefined;
}
