import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { isActionVerb, baseOfThirdPerson } from '../../lexicon/verb-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import { readClauses } from '../grammar/clauses';
import type { DomainNotes } from '../domain-notes';
import { listItems } from '../lists/list-items';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { readAbility } from './read-abilities';
import { readHeldAccess, readSweeping } from './read-sweeping';
import type { BriefReading, SentenceReading } from '../reading';

/** "Roles: customer, agent, admin", "there are three kinds of users: ...", the bullets under a heading "Roles", "Editors: edit posts". */
export function readRoles(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent, kind } = at.sentence;
  const list = rolesList(tokens);
  if (list) {
    const items = listItems(tokens, list).filter(({ phrase }) => phrase.words.length <= 3);
    for (const { phrase } of items) stateRole(reading, notes, at, phrase);
    return items.length > 0;
  }
  const duties = dutiesOf(tokens);
  if (duties && kind !== 'row') return readDuties(reading, notes, at, duties);
  if (kind !== 'bullet' || !isRolesHeading(parent?.tokens)) return false;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.words.length > 3) return false;
  stateRole(reading, notes, at, phrase);
  return true;
}

/** Behind "the roles are", "three kinds of users:", "we distinguish": where the roles are listed. */
function rolesList(tokens: readonly Token[]): Range | undefined {
  for (let i = 0; i < Math.min(tokens.length, 14); i++) {
    const next = tokens[i + 1];
    const opens = isMark(next, ':', '-', '–', '—', '(', ',') || isWord(next, 'be', 'namely');
    if (opens && isRolesNoun(tokens, i)) return { start: behindParticiple(tokens, i + 2), end: tokens.length };
    if (isWord(tokens[i], 'distinguish') && i < 3) {
      const start = isWord(next, 'between') ? i + 2 : i + 1;
      const [first] = listItems(tokens, { start, end: tokens.length });
      if (first && isPersonNoun(singular(first.phrase.words.at(-1) ?? ''))) return { start, end: tokens.length };
    }
  }
  return undefined;
}

/** "the following roles are required: ..." */
function behindParticiple(tokens: readonly Token[], start: number): number {
  const colon = tokens.findIndex((token, i) => i >= start && i < start + 4 && isMark(token, ':'));
  return colon < 0 ? start : colon + 1;
}

/** "roles", "user types", "kinds of users" */
function isRolesNoun(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.lower === 'roles') return true;
  if (isWord(token, 'type', 'kind', 'group') && token?.lower.endsWith('s'))
    return isWord(tokens[i - 1], 'user', 'account');
  return (
    ['users', 'accounts', 'people'].includes(token?.lower ?? '') &&
    isWord(tokens[i - 1], 'of') &&
    isWord(tokens[i - 2], 'kind', 'type', 'group', 'sort', 'class', 'category')
  );
}

const isRolesHeading = (tokens: readonly Token[] | undefined): boolean =>
  tokens !== undefined &&
  tokens.length <= 6 &&
  tokens.some(({ lower }) => singular(lower) === 'role' || singular(lower) === 'actor');

function stateRole(reading: BriefReading, notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): void {
  const name = snakeCase(isTeam(phrase.words) ? phrase.words : singularWords(phrase.words));
  reading.useRole(at, phrase.start, phrase.end, name);
  notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
}

interface Duties {
  readonly actor: Range;
  readonly rest: Range;
}

/** "manager: approves and rejects leave requests", "Admins - full access", "Everyone: read articles". */
function dutiesOf(tokens: readonly Token[]): Duties | undefined {
  const mark = tokens.findIndex((token) => isMark(token, ':', '-', '–', '—', '('));
  if (mark < 1 || mark > 5 || mark + 1 >= tokens.length) return undefined;
  const phrase = nounPhraseAt(tokens, 0, mark);
  const last = singular(tokens[mark - 1]?.lower ?? '');
  const isActor =
    isWord(tokens[mark - 1], 'everyone', 'everybody', 'anyone', 'anybody', 'public', 'all') ||
    (phrase?.end === mark &&
      (isPersonNoun(last) || ['user', 'visitor', 'guest'].includes(last) || isTeam(phrase.words)));
  const rest = { start: mark + 1, end: tokens.length };
  return isActor && beginsDuty(tokens, rest) ? { actor: { start: 0, end: mark }, rest } : undefined;
}

function beginsDuty(tokens: readonly Token[], { start, end }: Range): boolean {
  const first = tokens[start];
  const next = tokens[start + 1];
  if (isWord(first, 'can', 'may', 'everything', 'anything', 'must', 'cannot')) return true;
  if (isWord(first, 'full', 'complete')) return isWord(next, 'access', 'control', 'right', 'permission', 'crud');
  if (isWord(first, 'read', 'view') && (isWord(next, 'only', 'access') || next === undefined || next.kind === 'mark'))
    return true;
  const verb = first !== undefined && (isActionVerb(first.lower) || baseOfThirdPerson(first.lower) !== undefined);
  return (
    verb &&
    start + 1 < end &&
    !isMark(next, '(', ':') &&
    (!isMark(next, ',') || isActionVerb(tokens[start + 2]?.lower ?? ''))
  );
}

function readDuties(reading: BriefReading, notes: DomainNotes, at: SentenceReading, { actor, rest }: Duties): boolean {
  const { tokens } = at.sentence;
  for (const { kind, name } of actorsOf(notes, at, actor))
    if (kind === 'role') reading.useRole(at, actor.start, actor.end, name);
  const phrase = nounPhraseAt(tokens, actor.start, actor.end);
  if (phrase && isRolesHeading(at.sentence.parent?.tokens)) stateRole(reading, notes, at, phrase);
  if (readHeldAccess(reading, notes, at, actor, rest)) return true;
  for (const clause of readClauses(tokens, rest)) {
    const own = { ...clause, modal: clause.modal ?? 'can', subject: actor };
    void (readSweeping(reading, notes, at, own) || readAbility(reading, notes, at, own));
  }
  return true;
}
