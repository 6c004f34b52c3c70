import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isGroupNoun, isPersonName } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { singular, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Actor } from '../notes';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { isAuthored, MADE } from '../things/recorded-deeds';

/** "their own letters", "letters they wrote" */
export const isOwn = (tokens: readonly Token[], object: Range): boolean =>
  tokens.some(
    (token, i) =>
      i >= object.start && i < object.end && isWord(token, 'own', 'theirs') && !isOfOwnGroup(tokens, i, object),
  ) || madeThemselves(tokens, object.end) !== undefined;

/** "the leads of their own team": of everybody in it. */
const isOfOwnGroup = (tokens: readonly Token[], own: number, { start }: Range): boolean =>
  own - 2 > start && isWord(tokens[own - 2], 'of', 'from', 'in') && isOfGroup(tokens[own + 1]);

/** "letters they wrote", "notes that he has added himself", "photos uploaded by them", "those which are theirs": where it is said that whoever acts made it. */
export function madeThemselves(tokens: readonly Token[], start: number): Range | undefined {
  if (isWord(tokens[start], 'that', 'which') && isWord(tokens[start + 1], 'be') && isWord(tokens[start + 2], ...MINE))
    return { start, end: start + 3 };
  if (isMaking(tokens[start]) && isWord(tokens[start + 1], 'by') && isWord(tokens[start + 2], ...THEM))
    return { start, end: start + 3 };
  const own = ofOnesOwn(tokens, start);
  if (own) return own;
  const who = isWord(tokens[start], 'that', 'which') ? start + 1 : start;
  // "that he or she filed"
  const last = isWord(tokens[who + 1], 'or') ? who + 2 : who;
  const made = isWord(tokens[last + 1], 'have', "'ve") ? last + 2 : last + 1;
  const isSaidOfThings = NAMING.includes(tokens[start - 1]?.pos ?? '');
  return isSaidOfThings && isMaking(tokens[made]) && isWord(tokens[who], 'they', 'he', 'she', 'i')
    ? { start, end: made + 1 }
    : undefined;
}

/**
 * "Pickers see open orders | and their own", "and those they created": of others only some, by what is said before them, which no right
 * tells apart from all.
 */
export function isBesideOwn(
  tokens: readonly Token[],
  { verbs, object, negated }: Clause,
  { start, end }: Range,
): boolean {
  const before = tokens
    .slice(start, end - 1)
    .some(({ pos, lower, lemma }) => pos === 'ADJ' || (pos === 'VERB' && lower !== lemma));
  const isSeen = !negated && verbs.every(({ lemma }) => crudVerb(lemma) === 'read');
  if (!before || !isSeen || !isWord(tokens[end], 'and', 'or') || isOwn(tokens, { start, end })) return false;
  const others = tokens.slice(end, object.end);
  return others.some(
    (token, i) =>
      (isWord(token, 'own') && isWord(others[i - 1], ...POSSESSIVES) && namesAgain(others[i + 1], tokens[end - 1])) ||
      (isWord(token, 'one', 'ones', 'those') && isWord(others[i + 1], 'they', 'he', 'she', 'i')),
  );
}

/** "their own", "their own ones", "their own orders" behind "open orders". */
const namesAgain = (noun: Token | undefined, thing: Token | undefined): boolean =>
  noun?.kind !== 'word' || isWord(noun, 'one', 'ones') || singular(noun.lower) === singular(thing?.lower ?? '');

const MINE = ['theirs', 'his', 'hers', 'mine'];

/** Behind these "they wrote" tells which ones; at the head of a clause it tells what they did. */
const NAMING = ['NOUN', 'PROPN', 'PRON', 'DET', 'NUM', 'ADJ'];

/** "an application of his or her own" */
function ofOnesOwn(tokens: readonly Token[], start: number): Range | undefined {
  const own = tokens.findIndex((token, i) => i > start && isWord(token, 'own'));
  const isOf = isWord(tokens[start], 'of') && own > start + 1 && own < start + 5 && !isOfGroup(tokens[own + 1]);
  return isOf && tokens.slice(start + 1, own).every((token) => isWord(token, 'or', ...POSSESSIVES))
    ? { start, end: own + 1 }
    : undefined;
}

/** "created", "suggested", "wrote" */
export const isMaking = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && (crudVerb(token.lemma) === 'create' || isAuthored(token.lemma) || MADE.has(token.lower));

export const THEM = ['them', 'him', 'her', 'me', 'themselves', 'himself', 'herself'];

/** "cancel their bookings", "see the registrations of my children": of whoever does it. People belong to nobody. */
export function isTheirs(tokens: readonly Token[], { start, end }: Range, entity: string): boolean {
  if (isPersonName(entity)) return false;
  const whose = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, ...POSSESSIVES));
  const of = isWord(tokens[end], 'of')
    ? end
    : tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'of'));
  if (of > 0 && (of < whose || whose < 0)) {
    const whole = isWord(tokens[of + 2], 'own') ? of + 3 : of + 2;
    return isWord(tokens[of + 1], ...POSSESSIVES) && !isOfGroup(tokens[whole]);
  }
  return whose >= start;
}

/** "Members change their phone number", where a record of each member is kept: their own. */
export const isRecordOfActors = (
  tokens: readonly Token[],
  { start, end }: Range,
  entity: string,
  actors: readonly Actor[],
): boolean =>
  tokens.slice(start, end).some((token) => isWord(token, ...POSSESSIVES)) &&
  actors.some(({ name }) => name === snakeCase(wordsOf(entity)));

/** "see all orders for their products", "attempts at their quizzes": of some of them, whoever sees them. */
export const areForTheirs = (tokens: readonly Token[], { verbs }: Clause, end: number): boolean =>
  verbs.every(({ lemma }) => crudVerb(lemma) === 'read') &&
  isWord(tokens[end], 'at', 'for', 'on', 'in') &&
  isWord(tokens[end + 1], ...POSSESSIVES) &&
  !isOfGroup(tokens[end + 2]);

/** "samples of projects they are members of", "listings that they manage": some of them, by what they have to do with whoever acts. */
export const areNarrowed = (tokens: readonly Token[], end: number): boolean =>
  isWord(tokens[isWord(tokens[end], 'that', 'which') ? end + 1 : end], 'they');

/** "the tasks of their teams": of everybody in them. */
const isOfGroup = (token: Token | undefined): boolean => token !== undefined && isGroupNoun(singular(token.lower));

export const POSSESSIVES = ['my', 'their', 'his', 'her'];

/** "see my bookings and cancel them": what the same people were said to do with what the pronoun stands for. */
export function meantBefore(
  { abilities }: DomainNotes,
  at: SentenceReading,
  place: Range,
  entity: string,
  actors: readonly Actor[],
): AbilityNote | undefined {
  if (!isWord(at.sentence.tokens[place.start], 'it', 'them')) return undefined;
  const told = abilities.filter((note) => note.place.at === at && note.entity === entity && !note.negated);
  const last = told.at(-1);
  // "add their own flights and edit them": all who add flights are named as well, and it is their own that are meant.
  const before =
    told.findLast(({ actor, place: { start } }) => actor.kind === 'owner' && start === last?.place.start) ?? last;
  const isSame = actors.some(
    ({ kind, name }) =>
      before?.actor.roles?.includes(name) ?? (before?.actor.kind === kind && before.actor.name === name),
  );
  return isSame ? before : undefined;
}

/** "Members edit their own reviews" gives the right to owners; for what is not usual with any data, members are named as well. */
export const ownersAmong = (actors: readonly Actor[], verb: string, negated: boolean): Actor[] => [
  ownerAmong(actors),
  ...(!negated && ['', 'create'].includes(crudVerb(verb) ?? '') ? actors.map(withAccount) : []),
];

/** "Visitors can cancel their own reservations": whoever has rows of his own is known. */
export const withAccount = (actor: Actor): Actor =>
  actor.kind === 'anyone' ? { ...actor, kind: 'authenticated', name: 'authenticated' } : actor;

export const ownerAmong = (actors: readonly Actor[]): Actor => ({
  kind: 'owner',
  name: 'owner',
  only: true,
  roles: actors.flatMap(({ kind, name }) => (kind === 'role' ? [name] : [])),
});

/** "Members cancel their bookings" gives the right on their own, unless they may do it with all of them by other words. */
export function withOwners(reading: BriefReading, notes: DomainNotes, note: AbilityNote): AbilityNote[] {
  const { actor, verb, entity } = note;
  const isSomebody = actor.kind === 'role' || isByVisitors(note) || (actor.kind === 'someone' && note.allowed === true);
  const crud = crudVerb(verb);
  if (reading.has(FactKind.AUTHENTICATION, 'none')) return [note];
  // "Guests can book a seat", and cancel "their bookings".
  if (
    crud === 'create' &&
    isByVisitors(note) &&
    notes.abilities.some((other) => other.entity === entity && isOfVisitors(other))
  )
    return [{ ...note, actor: withAccount(actor) }];
  if (note.theirs !== true || note.negated || !isSomebody || crud === 'create') return [note];
  const seesAll =
    crud === 'read' &&
    (notes.sweeping.some((other) => other.verb !== 'create' && other.actor.name === actor.name) ||
      notes.abilities.some((other) => other.theirs !== true && !other.negated && isSame(other, actor, entity)));
  if (seesAll) return [note];
  return ownersAmong([actor], verb, false).map((one) => ({ ...note, actor: one }));
}

export const isByVisitors = ({ actor, place: { at, start, end } }: AbilityNote): boolean =>
  ['anyone', 'owner'].includes(actor.kind) &&
  at.sentence.tokens.slice(start, end).some(({ lower }) => ['visitor', 'guest'].includes(singular(lower)));

const isOfVisitors = (note: AbilityNote): boolean =>
  !note.negated && isByVisitors(note) && (note.theirs === true || note.actor.kind === 'owner');

const isSame = (other: AbilityNote, actor: Actor, entity: string): boolean =>
  other.entity === entity &&
  crudVerb(other.verb) === 'read' &&
  (other.actor.kind === 'anyone' || (other.actor.kind === actor.kind && other.actor.name === actor.name));
