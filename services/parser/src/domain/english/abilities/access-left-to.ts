import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { clauseEnd, grantOf, opensClause } from './granted-deeds';
import { accountAt, namedRole } from './role-required';

const KINDS = ['read', 'write', 'full', 'reading', 'writing', 'editing', 'view', 'viewing', 'readonly', 'complete'];
const LEFT = 'only reserved restricted limited granted given open available exclusively just solely public'.split(' ');

/**
 * "Write access is for staff only", "access requires the staff role", "public read access", "the API is read-only for visitors": who
 * has what access, said as who it is left to. Comes to the clause "staff have write access".
 */
export function accessLeftTo(tokens: readonly Token[], start: number): Clause | undefined {
  if (!opensClause(tokens, start)) return undefined;
  const access = accessAt(tokens, start) ?? wholeAt(tokens, start);
  if (!access) return undefined;
  const end = Math.min(clauseEnd(tokens, access.end - 1), nextAccess(tokens, access.end));
  const subject = leftTo(tokens, start, access, end);
  if (!subject) return undefined;
  // Who has it stands behind or before it, as if it were said in the usual order: "staff | have | write access".
  const verb = { start: access.start - 1, end: access.start };
  const verbs = [{ lemma: 'have', at: access.start }];
  return grantOf(start, Math.max(end, subject.end), subject, { verbs, verb, object: access });
}

/** "is only for | staff", "is | public", "requires | the staff role", "public" before it */
function leftTo(tokens: readonly Token[], start: number, access: Range, end: number): Range | undefined {
  const verb = tokens.findIndex(
    (token, i) => i >= access.end && i < end && isWord(token, 'be', 'remain', 'stay', 'need', 'require'),
  );
  if (isWord(tokens[verb], 'need', 'require')) return namedRole(tokens, verb + 1, end) ?? accountAt(tokens, verb + 1);
  if (isWord(tokens[start], 'public') && verb < 0) return { start, end: start + 1 };
  let whom = Math.max(verb + 1, access.end);
  while (isWord(tokens[whom], ...LEFT) || grammar.adverbs.has(tokens[whom]?.lower ?? '')) whom++;
  // "Access to the cellar is for them": who has a key, and no right of an account, stands behind one "for" alone.
  const isSaid = isWord(tokens[whom], 'for', 'to', 'by') && whom + 1 < end && (verb >= 0 || whom >= access.end);
  if (isSaid) return { start: whom + 1, end };
  return isWord(tokens[whom - 1], 'public') && whom > access.end ? { start: whom - 1, end: whom } : undefined;
}

/** "Read access", "the full access to films", "access" of which no more is said. */
function accessAt(tokens: readonly Token[], start: number): Range | undefined {
  const from = isWord(tokens[start], 'the', 'all', 'public') ? start + 1 : start;
  let noun = from;
  while (isWord(tokens[noun], 'only', 'and', ...KINDS) || KINDS.includes(tokens[noun]?.lower ?? '')) noun++;
  if (!isWord(tokens[noun], 'access', ...(noun > from ? ['permission', 'right'] : []))) return undefined;
  const isOfThing = isWord(tokens[noun + 1], 'to') && !isWord(tokens[noun + 2], 'everyone', 'everybody', 'anyone');
  // "the access log"
  if (tokens[noun + 1]?.pos === 'NOUN' && !isWord(tokens[noun + 1], 'right', 'permission', 'require', 'need'))
    return undefined;
  // "Access to films is limited to curators" is the deed of seeing them.
  if (isOfThing && noun === from) return undefined;
  const be = isOfThing ? tokens.findIndex((token, i) => i > noun && isWord(token, 'be', 'need', 'require')) : noun + 1;
  return be < 0 ? undefined : { start: from, end: be };
}

/** "read access for everyone, | write access for rangers" */
function nextAccess(tokens: readonly Token[], start: number): number {
  const next = tokens.findIndex(
    (token, i) => i > start && (isMark(token, ',') || isWord(token, 'and')) && accessAt(tokens, i + 1) !== undefined,
  );
  return next < 0 ? tokens.length : next;
}

/** "The API is | read-only", "everything should be | read-only" */
function wholeAt(tokens: readonly Token[], start: number): Range | undefined {
  const from = isWord(tokens[start], 'the', 'all', 'this') ? start + 1 : start;
  const isWhole = projectHeads.has(tokens[from]?.lemma ?? '') || isWord(tokens[from], 'everything', 'data', 'rest');
  let read = from + 1;
  while (grammar.modals.has(tokens[read]?.lower ?? '') || isWord(tokens[read], 'be')) read++;
  const isReadOnly = /^read-?only$/.test(tokens[read]?.lower ?? '');
  const isRead = isReadOnly || (isWord(tokens[read], 'read') && isWord(tokens[read + 1], 'only'));
  return isWhole && isRead && read > from + 1 ? { start: read, end: isReadOnly ? read + 1 : read + 2 } : undefined;
}
