import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** "Hikers without an account see trails" and "readers, who don't need an account, only see them": what those "without an account can" do. */
export const tellStrangers = (tokens: readonly Token[]): readonly Token[] => withModal(withoutClause(tokens));

/** "without an account see trails" -> "without an account can see trails" */
function withModal(tokens: readonly Token[]): readonly Token[] {
  const without = tokens.findIndex(
    (token, i) => isWord(token, 'without') && isNoun(tokens[i - 1]) && isPlural(tokens[i - 1]?.lower ?? ''),
  );
  const [, article, account] = tokens.slice(without);
  if (without < 1 || !isWord(article, 'an', 'a', 'any') || !isWord(account, 'account', 'login')) return tokens;
  const next = without + 3;
  const verb = isWord(tokens[next], 'only', 'just') ? next + 1 : next;
  const deed = tokens[verb];
  if (deed?.pos !== 'VERB' || deed.lower !== deed.lemma) return tokens;
  return [...tokens.slice(0, next), wordAt(deed, 'can', 'AUX'), ...tokens.slice(next)];
}

/**
 * "Readers, who don't need an account, see them" and "hikers who are not logged in see them" as "readers without an account see
 * them": who does it is told before his deed.
 */
function withoutClause(tokens: readonly Token[]): readonly Token[] {
  const who = tokens.findIndex((token, i) => i > 0 && isWord(token, 'who', 'that') && isNoun(nounBefore(tokens, i)));
  const place = tokens[who];
  const end = who < 0 || !place ? -1 : accountEnd(tokens, who + 1);
  if (!place || end < 0) return tokens;
  const from = isMark(tokens[who - 1], ',') ? who - 1 : who;
  const to = isMark(tokens[end], ',') ? end + 1 : end;
  const [last] = tokens.slice(end - 1, end);
  // "There are readers who don't need an account." does nothing behind it.
  if (!last || !['VERB', 'AUX', 'ADV'].includes(tokens[to]?.pos ?? '')) return tokens;
  const account = { ...last, text: 'account', lower: 'account', lemma: 'account', pos: 'NOUN' };
  return [
    ...tokens.slice(0, from),
    wordAt(place, 'without', 'ADP'),
    wordAt(place, 'an', 'DET'),
    account,
    ...tokens.slice(to),
  ];
}

const nounBefore = (tokens: readonly Token[], i: number): Token | undefined =>
  isMark(tokens[i - 1], ',') ? tokens[i - 2] : tokens[i - 1];

const isNoun = (token: Token | undefined): boolean => ['NOUN', 'PROPN'].includes(token?.pos ?? '');

/** Behind "don't need an account", "have no login", "are not logged in", "haven't signed up"; -1 where something else stands. */
function accountEnd(tokens: readonly Token[], from: number): number {
  let i = from;
  let isDenied = false;
  for (; i < from + WORDS; i++) {
    if (isWord(tokens[i], 'not', "n't", 'no', 'never')) isDenied = true;
    else if (!isWord(tokens[i], ...AROUND)) break;
  }
  if (!isDenied) return -1;
  if (isWord(tokens[i], 'account', 'login') && i > from) return i + 1;
  const isSigned = ['logged', 'signed'].includes(tokens[i]?.lower ?? '') && isWord(tokens[i + 1], 'in', 'on', 'up');
  return isSigned ? i + 2 : tokens[i]?.lower === 'registered' ? i + 1 : -1;
}

const WORDS = 6;
const AROUND = ['do', 'be', 'have', 'need', 'require', 'an', 'any', 'a', 'user', 'yet'];
