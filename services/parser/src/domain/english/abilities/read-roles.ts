import { isPersonNoun, isRightsHeading, isTeam } from '../../lexicon/account-lexicon';
import { isActionVerb, baseOfThirdPerson } from '../../lexicon/verb-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token, wordsIn } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import { readClauses } from '../grammar/clauses';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { readAbility } from './read-abilities';
import { listedRoles } from './role-lists';
import { readHeldAccess, readSweeping } from './read-sweeping';
import type { BriefReading, SentenceReading } from '../reading';

/** "Roles: customer, agent, admin", "there are three kinds of users: ...", the bullets under a heading "Roles", "Editors: edit posts". */
export function readRoles(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent, kind } = at.sentence;
  const roles = kind === 'row' ? [] : listedRoles(tokens);
  for (const phrase of roles) stateRole(reading, notes, at, phrase);
  if (roles.length > 0) return endsAfter(tokens, roles);
  const duties = dutiesOf(tokens);
  if (duties && kind !== 'row') return readDuties(reading, notes, at, duties);
  if (kind !== 'row') nameWhoMay(reading, notes, at);
  if (kind !== 'bullet' || !isRolesHeading(parent?.tokens)) return false;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.words.length > 3) return false;
  stateRole(reading, notes, at, phrase);
  return endsAfter(tokens, [phrase]);
}

/** "Depot can read defects" below "Rights": whoever may is somebody, by whatever name. */
function nameWhoMay(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens, parent } = at.sentence;
  if (!parent || !isRightsHeading(singularWords(wordsIn(parent)))) return;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (phrase?.head.start !== 0 || phrase.words.length > 3 || !isWord(tokens[phrase.end], 'can', 'may')) return;
  if (actorsOf(notes, at, phrase).length === 0) stateRole(reading, notes, at, phrase);
}

/** Whether the sentence says no more: behind "(admin and user): users read, admins write", or in "- Admins delete posts", the rights follow. */
const endsAfter = (tokens: readonly Token[], roles: readonly NounPhrase[]): boolean =>
  !tokens.slice(roles.at(-1)?.end).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

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
  if (isWord(first, 'manage') && (next === undefined || isMark(next, '.'))) return true;
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
