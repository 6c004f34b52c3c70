import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isOrdinaryRole } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { rightsPhrases } from '../../lexicon/rights-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { isPassing, isUsualState } from '../../lexicon/state-lexicon';
import { pluralWords, singular, spoken } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, SweepingNote } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';
import { actsAsRole } from './acting-roles';
import { isMadeAlready } from './made-already';
import { refuseDoer } from './doers-before';
import { refuseOwn } from './refuse-own';
import { CRUD, givenTo, recordOf, usualVerb } from './meant-verbs';

/** What is denied: to one role, to whoever has no account, to users without a special role, or to everybody. */
export function stateDenials(reading: BriefReading, notes: DomainNotes, abilities: readonly AbilityNote[]): void {
  for (const note of abilities.filter(({ negated }) => negated)) {
    const entity = recordOf(reading, notes, note);
    const isKept = notes.isDeclared(entity) || notes.isForeseen(entity);
    if (!isKept || (note.conditional === true && !isMadeAlready(notes, note))) continue;
    const verb = usualVerb(reading, notes, note, entity) ?? note.verb;
    deny(reading, notes, { ...note, entity, verb }, note);
  }
  for (const note of notes.sweeping) if (note.negated === true) denySwept(reading, notes, note);
}

/** "They can't change anything" leaves what they are said to do: "clerks can only add loans". */
function denySwept(reading: BriefReading, notes: DomainNotes, { actor, verb, entity, place }: SweepingNote): void {
  const { at, start, end } = place;
  // "Visitors have no access to invoices": whoever has an account has.
  if (actor.kind === 'anyone') {
    at.settled.push({ start, end });
    if (entity !== '*' && verb === '*')
      give(reading, { actor, entity, verb: 'read', negated: true, place }, ['authenticated']);
  }
  // "Boat owners do not get access": of whom no more is said, nobody is one by his account.
  const isUnknown = entity === '*' && verb === '*' && !rolesOf(reading).includes(actor.name);
  if (isUnknown && isShutOut(at.sentence.tokens.slice(start, end))) at.settled.push({ start, end });
  else if (actor.kind === 'role') denyRoleSwept(reading, notes, { actor, verb, entity, place });
}

const isShutOut = (tokens: readonly Token[]): boolean =>
  tokens.some((_, i) => rightsPhrases.shutOut.matchAt(tokens, i));

function denyRoleSwept(reading: BriefReading, notes: DomainNotes, { actor, verb, entity, place }: SweepingNote): void {
  const { at, start, end } = place;
  const kept = [...notes.entities.values()].flatMap(({ name }) => (notes.isDeclared(name) ? [name] : []));
  const entities = entity === '*' ? kept : [entity];
  // "Everybody may look, interns may do nothing else" takes no look from them.
  const isAll = verb === '*' && !wordsOf(at.sentence.tokens, place).some((token) => isWord(token, 'else'));
  const verbs = isAll ? [...WRITING, 'read'] : sweptVerbs(verb);
  for (const right of entities.flatMap((name) => verbs.map((one) => `${name}.${one}`)))
    if (!isSaid(reading, actor.name, right)) reading.denied.add(`${actor.name} ${right}`);
  reading.useRole(at, start, end, actor.name);
  at.settled.push({ start, end });
}

/** Who changes nothing makes nothing either. */
const sweptVerbs = (verb: string): string[] => (verb === '*' || verb === 'update' ? WRITING : [verb]);

const WRITING = ['create', 'update', 'delete'];

const isSaid = (reading: BriefReading, role: string, right: string): boolean =>
  reading.facts.some(({ kind, subject, value }) => kind === FactKind.PERMISSION && subject === role && value === right);

/** `denied` names the record and the right that the verb of `said` means. */
function deny(reading: BriefReading, notes: DomainNotes, denied: AbilityNote, said: AbilityNote): void {
  const { actor, entity, verb, place } = denied;
  const { tokens } = place.at.sentence;
  if (refuseDoer(reading, notes, denied) || refuseOwn(reading, denied, said)) return;
  const given = givenTo(reading, entity, verb);
  const isOfOthers = given.length > 0 && !given.some((one) => [actor.name, 'anyone', 'authenticated'].includes(one));
  // "Members cannot delete books" holds where others alone are said to.
  if (isOfOthers && (actor.kind !== 'someone' || actor.users !== undefined))
    place.at.settled.push({ start: place.start, end: place.end });
  if (saysWhich(tokens, denied)) return;
  if (actor.kind === 'role' && !isOfSome(tokens, place)) denyRole(reading, notes, denied, said);
  else if (actor.kind === 'anyone' && isOfNobody(tokens, place)) ruleOut(reading, { ...denied, actor: SOMEONE }, said);
  else if (actor.kind === 'anyone') give(reading, denied, ['authenticated']);
  else if (actor.users === 'ordinary') give(reading, denied, specialRoles(reading));
  else if (actor.kind === 'someone' && !isOfAnybodyElse(tokens, place)) ruleOut(reading, denied, said);
}

const SOMEONE = { kind: 'someone', name: '', only: false } as const;

/** "cannot be removed by anybody": by nobody at all, not only by those without an account. */
const isOfNobody = (tokens: readonly Token[], place: Range): boolean =>
  wordsOf(tokens, place).some((token, i, words) => isWord(token, 'anyone', 'anybody') && isWord(words[i - 1], 'by'));

/** A right that nobody is given yet. */
function give(reading: BriefReading, { entity, verb, place }: AbilityNote, whom: readonly string[]): void {
  const { at, start, end } = place;
  if (!CRUD.has(verb) || givenTo(reading, entity, verb).length > 0) return;
  for (const one of whom) reading.fact(at, start, end, FactKind.PERMISSION, one, `${entity}.${verb}`);
}

/** Those that "normal users" are told from. */
function specialRoles(reading: BriefReading): string[] {
  const special = rolesOf(reading).filter((role) => !isOrdinaryRole(role));
  return special.length > 0 ? special : ['admin'];
}

const rolesOf = (reading: BriefReading): string[] =>
  reading.facts.flatMap(({ kind, subject }) => (kind === FactKind.ROLE ? [subject] : []));

/** "Clients cannot see memos", where nobody is said to: all others may. */
function denyRole(reading: BriefReading, notes: DomainNotes, denied: AbilityNote, said: AbilityNote): void {
  const { actor, entity, verb, place } = denied;
  const { at, start, end } = place;
  if (!actsAsRole(reading, notes, { ...said, allowed: true })) return;
  if (CRUD.has(verb) || isOperation(reading, `${entity}.${verb}`)) {
    reading.denied.add(`${actor.name} ${entity}.${verb}`);
    at.settled.push({ start, end });
  } else at.missed.push({ start, end });
  reading.useRole(at, start, end, actor.name);
  const alike = notes.abilities.flatMap((other) =>
    other.negated && other.entity === said.entity && other.verb === said.verb ? [other.actor.name] : [],
  );
  const others = rolesOf(reading).filter((role) => !alike.includes(role));
  // Where rows have owners, a role that is named would act on those of all.
  const isOwned = hasOwners(reading, entity);
  // What is left out of a right says nothing of others, nor does what nobody may.
  if (isLeftOut(at.sentence.tokens.slice(start, end)) || isDeniedToAll(notes, said) || limitsOwnRight(notes, said))
    return;
  if (others.length > 0 && !isOwned) give(reading, denied, others);
  else if (!isOwned && isOpen(reading, entity, verb)) tellOthersMay(reading, denied);
}

/** "Drivers may create defects, but not edit them": how far their own right goes. */
const limitsOwnRight = ({ abilities }: DomainNotes, { actor, entity, place }: AbilityNote): boolean =>
  abilities.some(
    (other) =>
      !other.negated && other.actor.name === actor.name && other.entity === entity && other.place.at === place.at,
  );

/** "Neither callers nor agents may delete tickets; nobody may." */
const isDeniedToAll = ({ abilities }: DomainNotes, { entity, verb }: AbilityNote): boolean =>
  abilities.some(
    (other) =>
      other.negated &&
      other.actor.kind === 'someone' &&
      other.conditional !== true &&
      other.entity === entity &&
      other.verb === verb,
  );

/** Whether it is for all, as no rights to write are given that it would follow from. */
const isOpen = (reading: BriefReading, entity: string, verb: string): boolean =>
  CRUD.has(verb) && (verb === 'read' ? [verb] : WRITING).every((one) => givenTo(reading, entity, one).length === 0);

const isOperation = (reading: BriefReading, name: string): boolean =>
  reading.facts.some(({ kind, subject }) => kind === FactKind.OPERATION && subject === name);

function tellOthersMay(reading: BriefReading, { actor, entity, verb, place }: AbilityNote): void {
  const deed = `${verb === 'update' ? 'change' : verb} ${pluralWords(spoken(entity).split(' ')).join(' ')}`;
  reading.assume(
    place.at,
    place.start,
    place.end,
    `Accounts with other roles than "${actor.name}" may ${deed}, unless more is said of who may.`,
    `Say who may, for example "only managers can ${deed}".`,
  );
}

const hasOwners = (reading: BriefReading, entity: string): boolean =>
  reading.facts.some(
    ({ kind, subject, value }) => kind === FactKind.PERMISSION && subject === 'owner' && value.startsWith(`${entity}.`),
  );

/** "Reports cannot be deleted"; "users cannot delete posts", where no others are said to. */
function ruleOut(reading: BriefReading, { actor, entity, verb, place }: AbilityNote, said: AbilityNote): void {
  const isUngiven = actor.users === undefined || givenTo(reading, entity, verb).length === 0;
  if (!isUngiven || !WRITING.includes(verb) || (verb === 'create' && !PLAIN_CREATE.has(said.verb))) return;
  reading.fact(place.at, place.start, place.end, FactKind.EXCLUSION, '', `${entity}.${verb}`);
}

/** "cannot be booked" may speak of what is booked; "cannot be added" speaks of the records. */
const PLAIN_CREATE = new Set(['create', 'add', 'insert']);

/** Up to the mark behind what is denied. */
function wordsOf(tokens: readonly Token[], { start, end }: Range): Token[] {
  const stop = tokens.findIndex((token, i) => i >= end && token.kind === 'mark');
  return tokens.slice(start, stop < 0 ? tokens.length : stop);
}

/** "are recorded with a date and cannot be changed": what is said of them before the denial narrows nothing. */
function ofDenial(words: readonly Token[]): readonly Token[] {
  const and = words.findLastIndex(
    (token, i) => isWord(token, 'and', 'but') && grammar.modals.has(words[i + 1]?.lower ?? ''),
  );
  const saysMore = words.slice(0, Math.max(0, and)).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  if (saysMore) return words.slice(and + 1);
  return isLeftOut(words) && isWord(words[1], 'for') ? words.slice(2) : words;
}

/** "everything except deleting loans", "anything but remove them" */
const isLeftOut = ([first, second]: readonly Token[]): boolean =>
  isWord(first, 'except', 'but') && !isWord(second, 'not');

/** "the logs of other potters", "their logs" */
const isOfSome = (tokens: readonly Token[], place: Range): boolean =>
  wordsOf(tokens, place).some(
    (token) => isWord(token, 'other', 'others', 'else', 'own') || grammar.possessives.has(token.lower),
  );

/** "someone else's tags" can be changed by those whose they are. */
const isOfAnybodyElse = (tokens: readonly Token[], place: Range): boolean =>
  wordsOf(tokens, place).some((token) => isWord(token, 'other', 'others', 'else', 'another'));

/** "Bookings cannot be added twice", "nobody can create bookings on Sundays", "by guests": some of it only is denied. */
function saysWhich(tokens: readonly Token[], { actor, place }: AbilityNote): boolean {
  const doers = actor.kind === 'anyone' ? ['guest', 'visitor', 'public'] : [actor.name.split('_').at(-1) ?? ''];
  return ofDenial(wordsOf(tokens, place)).some((token, i, words) => {
    if (isWord(token, 'twice', 'more', 'same', 'with', 'without', 'than', 'that', 'which', 'whose')) return true;
    const next = words[i + 1];
    // "nobody can edit a cancelled booking": which others may be, and a guard says so.
    const isState = token.pos === 'ADJ' || token.lower !== token.lemma;
    if (next?.pos === 'NOUN' && isState && (isUsualState(token.lower) || isPassing(token.lower))) return true;
    // "are not able to delete", "have no right to delete"
    if (isWord(token, 'to')) return next?.pos !== 'VERB';
    const isSystem = words.slice(i + 1, i + 4).some(({ lower }) => softwareNouns.has(lower));
    // "It is not possible for volunteers to ..."
    if (words.slice(i + 1, i + 4).some(({ lower }) => doers.includes(singular(lower)))) return false;
    if (isWord(token, 'by', 'for')) return !isSystem && !isWord(next, 'anyone', 'anybody', 'user', 'nobody');
    return isWord(token, 'on', 'in', 'under', 'during', 'outside') && !isSystem && !isWord(next, 'general', 'any');
  });
}
