import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { joinedPhrases } from '../lists/joined-phrases';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/**
 * The roles that a sentence lists, in any of the ways to say so: "the roles are a, b and c", "three kinds of users: ...", "the
 * following user groups exist: ...", "every account has one of the roles a or b", "users are either a or b", "a, b and c as roles".
 */
export function listedRoles(tokens: readonly Token[]): NounPhrase[] {
  for (let i = 0; i < tokens.length; i++) {
    if (isRolesNoun(tokens, i)) {
      const roles = behind(tokens, i + 1) ?? before(tokens, i);
      if (roles) return roles;
    }
    const one = roleThereIs(tokens, i);
    if (one) return [one];
    if (isWord(tokens[i], 'distinguish') && i < 3) {
      const roles = peopleIn(
        tokens,
        { start: isWord(tokens[i + 1], 'between') ? i + 2 : i + 1, end: tokens.length },
        1,
      );
      if (roles) return roles;
    }
  }
  return usersAre(tokens) ?? labelledUsers(tokens) ?? [];
}

/** "There is an admin role", "we need a moderator role that can ..." */
function roleThereIs(tokens: readonly Token[], i: number): NounPhrase | undefined {
  const next = tokens[i + 1];
  // "There is a lead role in each play."
  const isWhole =
    next === undefined || next.kind === 'mark' || isWord(next, 'who', 'that', 'which', 'with', 'for', 'and');
  if (tokens[i]?.lower !== 'role' || !isWhole) return undefined;
  const verb = tokens.findLastIndex((token, k) => k < i && isWord(token, 'be', 'have', 'need', 'want', 'with', 'add'));
  if (
    verb < 0 ||
    i - verb > 5 ||
    !isWord(tokens[verb - 1], 'there', 'we', 'i', 'also', 'should', 'app', 'system', 'api')
  )
    return undefined;
  const phrase = nounPhraseAt(tokens, verb + 1, i + 1);
  const words = phrase?.words.slice(0, -1) ?? [];
  return phrase?.end === i + 1 && isSomebody(words) ? { ...phrase, words } : undefined;
}

/** "Users: students, instructors, school manager": people, and no parts of users. */
function labelledUsers(tokens: readonly Token[]): NounPhrase[] | undefined {
  const label = tokens[0];
  const isUsers = ['user', 'people', 'person', 'actor', 'persona'].includes(singular(label?.lower ?? ''));
  if (!isUsers || !isMark(tokens[1], ':', '-', '–', '—')) return undefined;
  const stop = tokens.findIndex((token, i) => i > 1 && isMark(token, '.', ';'));
  return peopleIn(tokens, { start: 2, end: stop < 0 ? tokens.length : stop }, 2);
}

/** "roles", "user types", "kinds of users" */
function isRolesNoun(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.lower === 'roles') return true;
  if (isWord(token, 'role'))
    return isWord(tokens[i - 1], 'the', 'following', 'user', 'these') && !isKeptOfEach(tokens, i);
  if (isWord(token, 'type', 'kind', 'group', 'role') && token?.lower.endsWith('s') === true)
    return isWord(tokens[i - 1], 'user', 'account', 'people');
  return (
    ['users', 'accounts', 'people', 'user', 'account'].includes(token?.lower ?? '') &&
    isWord(tokens[i - 1], 'of') &&
    isWord(tokens[i - 2], 'kind', 'type', 'group', 'sort', 'class', 'category')
  );
}

/** "For each assignment we note the role (leader or medic)": what is kept of it, and no account. */
const isKeptOfEach = (tokens: readonly Token[], end: number): boolean =>
  tokens.some(
    (token, i) =>
      i < end &&
      isWord(token, 'each', 'every') &&
      isWord(tokens[i - 1], 'for', 'of', 'with') &&
      !isSomebody([tokens[i + 1]?.lower ?? '']) &&
      !isWord(tokens[i + 1], 'account', 'login', 'person'),
  );

/** Words between "roles" and what they are. */
const BETWEEN = new Set(
  'be exist namely there required needed defined following as follows in the system available possible either one of that'.split(
    ' ',
  ),
);

/** "roles: a, b", "roles are a and b", "the roles technician, scientist or head", "two roles (admin and user)" */
function behind(tokens: readonly Token[], start: number): NounPhrase[] | undefined {
  let i = start;
  while (i < Math.min(tokens.length, start + 6) && isBetween(tokens[i])) i++;
  const opens = i > start;
  const close = tokens.findIndex((token, at) => at > i && isMark(token, '.', ';', ')', ':', '!'));
  const end = close < 0 ? tokens.length : close;
  // Behind a colon or "are" any name will do; without them only people are roles.
  return opens
    ? named(tokens, { start: i, end: isMark(tokens[end], ':') ? tokens.length : end })
    : peopleIn(tokens, { start: i, end }, 2);
}

const isBetween = (token: Token | undefined): boolean =>
  isMark(token, ':', '-', '–', '—', '(', ',') || BETWEEN.has(token?.lower ?? '') || BETWEEN.has(token?.lemma ?? '');

/** "we have editors, reporters and readers as roles", "admin and member are the roles" */
function before(tokens: readonly Token[], end: number): NounPhrase[] | undefined {
  let last = end;
  while (
    last > 0 &&
    isWord(tokens[last - 1], 'the', 'as', 'be', 'our', 'three', 'two', 'four', 'only', 'user', 'possible')
  )
    last--;
  if (last === end || last < 2) return undefined;
  const verb = tokens.findLastIndex(
    (token, i) => i < last && (token.pos === 'VERB' || token.pos === 'AUX' || isMark(token, ':')),
  );
  return peopleIn(tokens, { start: verb + 1, end: last }, 2);
}

/** "Users are either receptionists or managers", "a user is an admin or a member" */
function usersAre(tokens: readonly Token[]): NounPhrase[] | undefined {
  const be = tokens.findIndex((token) => isWord(token, 'be'));
  const whose = singular(tokens[be - 1]?.lower ?? '');
  const isOfUsers = be > 0 && be < 4 && ['user', 'account', 'everyone', 'everybody'].includes(whose);
  if (!isOfUsers) return undefined;
  const stop = tokens.findIndex((token, i) => i > be && isMark(token, '.', ';', ':'));
  const start = isWord(tokens[be + 1], 'either') ? be + 2 : be + 1;
  return peopleIn(tokens, { start, end: stop < 0 ? tokens.length : stop }, 2);
}

function named(tokens: readonly Token[], range: Range): NounPhrase[] | undefined {
  const items = joinedPhrases(tokens, range).filter(({ words }) => words.length <= 3);
  return items.length > 0 ? items : undefined;
}

/** The elements of a list of at least so many people and of nothing else. */
function peopleIn(tokens: readonly Token[], range: Range, least: number): NounPhrase[] | undefined {
  const items = joinedPhrases(tokens, range);
  const isAll = items.every(({ words }) => words.length <= 3 && (isSomebody(words) || isTeam(words)));
  return isAll && items.length >= least ? items : undefined;
}

const isSomebody = (words: readonly string[]): boolean => {
  const last = singular(words.at(-1) ?? '');
  return isPersonNoun(last) || ['user', 'visitor', 'guest', 'admin'].includes(last);
};
