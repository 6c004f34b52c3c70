import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isAddition, isContainer, isNaming } from '../../lexicon/relation-lexicon';
import { entityName, singular, singularWords, snakeCase } from '../../names';
import { isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Multiplicity } from '../notes';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { isSpeaker } from '../grammar/speakers';
import { mayBeWithout } from '../grammar/link-verbs';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { readFurther } from './further-references';

const LINKING = new Set(['link', 'match', 'attach', 'pair']);

/** What is put somewhere is there before, as is where it is put. */
const PLACING = new Set(['put', 'sort', 'move', 'file', 'group', 'pin']);
const BEFORE_PLACES = ['in', 'into', 'on', 'onto', 'under', 'to'] as const;

/**
 * "Organisers assign judges to debates", "a technician is assigned to each repair", "each course is assigned a trainer": what somebody
 * ties to something else. What happens at some time has those who are assigned to it; elsewhere what is assigned refers to
 * whomever or whatever it is given to.
 */
export function readAssigned(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const isPlacing = !clause.passive && clause.verbs.every(({ lemma }) => PLACING.has(lemma));
  const isAssigning = isPlacing || clause.verbs.every(({ lemma }) => isNaming(lemma) || LINKING.has(lemma));
  if (clause.negated || clause.relative || !isAssigning) return false;
  if (!clause.passive && !isBySomebody(at, clause)) return false;
  if (!clause.passive && !isPlacing && readSeveral(notes, at, clause)) {
    reading.use(at, clause.start, clause.end);
    return true;
  }
  const said = clause.passive
    ? assignedIn(at, clause)
    : assignedBy(at, clause, isPlacing ? BEFORE_PLACES : BEFORE_RECEIVERS);
  const [first, to] = said?.map((phrase) => partyFor(notes, at, phrase)) ?? [];
  const what = first ?? (said?.[0] && to?.isKnown ? newThing(notes, at, clause, said[0]) : undefined);
  if (!said || !what || !to || what.name === to.name || !(what.isKnown || to.isKnown)) return false;
  if (isPlacing && !(what.isKnown && to.isKnown)) return false;
  const isHeldBehind = !isPlacing && isHeldByReceiver(notes, what, to);
  const [from, target] = isHeldBehind ? [to, what] : [what, to];
  if (!from.isKnown) return false;
  if (!target.isKnown && !noteRole(notes, at, target)) return false;
  const tie = tieOf(notes, from, target, isHeldBehind);
  const place = { at, start: clause.start, end: Math.max(...said.map(({ end }) => end)) };
  // What somebody assigns is there before.
  const optional = !clause.passive || mayBeWithout(at.sentence.tokens, clause);
  const given = target.isPerson || !target.isKnown;
  notes.multiplicities.push({ ...tie, from: from.name, to: target.name, optional, given, place });
  if (!clause.passive && clause.subject)
    noteRight(notes, at, clause, from.name, (isHeldBehind && target.isKnown) || isPlacing ? 'update' : deedOf(clause));
  notes.current = from.name;
  // "is linked to a room and a guest"
  if (clause.passive && tie.count === 'one') readFurther(notes, at, from.name, clause, place.end);
  // "with a deadline": the parts of what is assigned.
  if (!isHeldBehind) notes.recorded = { entity: from.name, at, end: clause.end };
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "Dispatchers assign a truck and a driver to each shipment": what gets several things has them all. */
function readSeveral(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { start, end } = clause.object;
  const before = tokens.findIndex((token, i) => i > start && i < end && isWord(token, ...BEFORE_RECEIVERS));
  const receiver = before < 0 ? undefined : nounPhraseAt(tokens, before + 1, end);
  const to = receiver && partyFor(notes, at, receiver);
  const phrases = before < 0 ? [] : phrasesOf(tokens, { start, end: before });
  const given = phrases.map((phrase) => partyFor(notes, at, phrase));
  if (!to?.isKnown || to.isPerson || given.length < 2) return false;
  if (!given.every((party) => party?.isKnown === true && party.name !== to.name)) return false;
  const place = { at, start: clause.start, end: receiver?.end ?? end };
  for (const target of given)
    if (target) {
      const tie = tieOf(notes, to, target, true);
      notes.multiplicities.push({
        ...tie,
        from: to.name,
        to: target.name,
        optional: true,
        given: target.isPerson,
        place,
      });
    }
  if (clause.subject) noteRight(notes, at, clause, to.name, 'update');
  notes.current = to.name;
  return true;
}

/** "Dispatchers reassign jobs to drivers" is an action beside the one that assigns them first. */
const deedOf = ({ verbs }: Clause): string =>
  verbs.find(({ lemma }) => lemma.startsWith('re') && isNaming(lemma))?.lemma ?? 'assign';

/** "The desk assigns ...": nobody else does, whatever he is called. What somebody assigns is not what the subject refers to, even where nothing is known of it. */
export const isAssigned = ({ passive, verbs }: Clause): boolean =>
  !passive && verbs.every(({ lemma }) => isNaming(lemma));

/** "A tenancy links a member to a plot" tells of a thing. */
const isBySomebody = (at: SentenceReading, clause: Clause): boolean => isAssigned(clause) || isSomebody(at, clause);

const isSomebody = (at: SentenceReading, { subject }: Clause): boolean =>
  subject === undefined ||
  isSpeaker(at, subject) ||
  isPersonNoun(singular(lastWord(at, subject))) ||
  isTeam([lastWord(at, subject)]);

/** The comma behind "As a lead, I" is no part of who acts. */
const lastWord = ({ sentence: { tokens } }: SentenceReading, { start, end }: Range): string =>
  tokens.slice(start, end).findLast(({ kind }) => kind === 'word')?.lower ?? '';

const BEFORE_RECEIVERS: readonly string[] = ['to', 'with'];

interface Assigned {
  readonly name: string;
  readonly phrase: NounPhrase;
  readonly isPerson: boolean;
  /** An entity; otherwise somebody who may be an account. */
  readonly isKnown: boolean;
}

/** "assign | judges | to | debates" */
function assignedBy(
  { sentence: { tokens } }: SentenceReading,
  { object }: Clause,
  before: readonly string[],
): readonly NounPhrase[] | undefined {
  const what = nounPhraseAt(tokens, object.start, object.end);
  return what && withReceiver(tokens, what, object, what.end, before);
}

/** "technicians are assigned to repairs", "each course is assigned a trainer" */
function assignedIn(
  { sentence: { tokens } }: SentenceReading,
  { subject, object }: Clause,
): readonly NounPhrase[] | undefined {
  const first = subject && nounPhraseAt(tokens, subject.start, subject.end);
  if (!first || first.end !== subject.end) return undefined;
  if (isWord(tokens[object.start], 'to', 'with')) return withReceiver(tokens, first, object, object.start);
  const given = isWord(tokens[object.start], 'a', 'an', 'one') && nounPhraseAt(tokens, object.start, object.end);
  return given ? [given, first] : undefined;
}

function withReceiver(
  tokens: SentenceReading['sentence']['tokens'],
  what: NounPhrase,
  { end }: Range,
  preposition: number,
  before = BEFORE_RECEIVERS,
): readonly NounPhrase[] | undefined {
  const to = isWord(tokens[preposition], ...before) ? nounPhraseAt(tokens, preposition + 1, end) : undefined;
  return to && [what, to];
}

function partyFor(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): Assigned | undefined {
  const known = notes.entityFor(phrase.words);
  const isPerson = isPersonNoun(singular(phrase.words.at(-1) ?? ''));
  if (known === undefined && (!isPerson || notes.isTaken(at, phrase))) return undefined;
  return { name: known ?? entityName(phrase.words), phrase, isPerson, isKnown: known !== undefined };
}

/** "assign a follow-up to an agent with a deadline": what is assigned is made so; its parts stand behind. */
function newThing(notes: DomainNotes, at: SentenceReading, clause: Clause, phrase: NounPhrase): Assigned | undefined {
  const { tokens } = at.sentence;
  const isMade = isWord(tokens[phrase.start], 'a', 'an') && isWord(tokens[clause.end], 'with', 'including');
  if (!isMade || phrase.plural || !canBeEntity(phrase.words) || isFieldName(phrase.words)) return undefined;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.start, end: phrase.end });
  return { name, phrase, isPerson: false, isKnown: true };
}

/** "assign a tag to each article", "assign drivers to trips": the article, the trips; "players to teams": the players. */
function isHeldByReceiver(notes: DomainNotes, what: Assigned, to: Assigned): boolean {
  if (to.phrase.quantity === 'one' && isSingle(what)) return false;
  if (isContainer(singular(to.phrase.words.at(-1) ?? ''))) return false;
  return what.isPerson && (!to.isPerson || notes.events.has(to.name));
}

const isSingle = ({ phrase }: Assigned): boolean => !phrase.plural && phrase.quantity !== 'many';

function tieOf(
  notes: DomainNotes,
  from: Assigned,
  target: Assigned,
  isHeldBehind: boolean,
): Pick<Multiplicity, 'count' | 'verb' | 'loose'> {
  const isOne = isSingle(target);
  const noun = singular(target.phrase.words.at(-1) ?? '');
  const isOfOne = !isHeldBehind && (target.isPerson || isContainer(noun) || isAdded(from));
  // An account is assigned as a person is: one to each, unless more are said.
  const isAccount = !target.isKnown;
  const many = !isOne && (target.phrase.quantity === 'many' || !((isOfOne || isAccount) && from.phrase.plural));
  return many
    ? { count: 'many', verb: 'joins', loose: target.phrase.quantity === undefined }
    : { count: 'one', verb: 'refers', loose: !isOne };
}

/** "Documents are attached to cases": each to one of them. */
const isAdded = ({ phrase }: Assigned): boolean => isAddition(singular(phrase.words.at(-1) ?? ''));

/** "assign tickets to agents", where agents are no data: they use the software. */
function noteRole(notes: DomainNotes, at: SentenceReading, { phrase, isPerson }: Assigned): boolean {
  const role = snakeCase(singularWords(phrase.words));
  if (!isPerson) return false;
  if (!notes.roles.has(role)) notes.roles.set(role, { at, start: phrase.head.start, end: phrase.head.end });
  return true;
}

function noteRight(notes: DomainNotes, at: SentenceReading, clause: Clause, entity: string, verb: string): void {
  const place = { at, start: clause.start, end: clause.end };
  for (const actor of actorsOf(notes, at, clause.subject))
    notes.abilities.push({ actor, verb, entity, negated: false, allowed: clause.modal !== undefined, place });
}
