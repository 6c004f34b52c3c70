import { crudVerb } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { verbForState } from '../../state-machine';
import { movedThrough } from './moved-through';
import { noteWhereTo } from './note-where-to';
import { isMark, isWord, type Token } from '../../text/token';
import { objectEntities, withoutStates } from './ability-objects';
import { verbsOf } from './ability-verbs';
import { actorsOf } from '../grammar/actors';
import { bareDeeds, recordMade, sameAsBefore } from './bare-deeds';
import { tellWholeRight } from './field-holders';
import { collectedIn } from './collections';
import {
  areForTheirs,
  areNarrowed,
  isBesideOwn,
  isOwn,
  isRecordOfActors,
  isTheirs,
  madeThemselves,
  meantBefore,
  ownersAmong,
} from './own-rows';
import { thingOfTheirs } from './for-theirs';
import { deedsNamedAt } from './granted-deeds';
import { readGroupRows } from './group-rows';
import { apartFromMaker, deniedBehind, deniedToMaker, notOwnBehind } from './not-own';
import { needsNoAccount } from './needs-no-account';
import { deedLeftOut, deedOfDoer, deedOfSame, deedOfTheirs } from './doers-before';
import { holderOfThing } from './holders-of-things';
import { takenOutOf } from './taken-out';
import { isOfOwners } from './owners-by-trade';
import { givenTo, tieToReceivers } from './given-rows';
import { exempted } from '../grammar/named-subject';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { isConditional } from '../grammar/conditions';
import { type DomainNotes } from '../domain-notes';
import type { AbilityNote, Actor } from '../notes';
import { logsInBefore, readLogin } from './read-login';
import { readHandedInAs } from './handed-in-as';
import { noteJudgement } from '../things/judged-deeds';
import { recordsOf } from '../things/recorded-deeds';
import type { BriefReading, SentenceReading } from '../reading';
import { isOfTrade } from '../grammar/people-of-trades';
import { phrasesOf } from '../grammar/subjects';
import { readPassive } from './passive-abilities';

/** "I will tell them", "we call it a lot": what whoever writes does; "we can" and "I want to" ask for something. */
const isTalk = (tokens: readonly Token[], { subject, modal, verbs }: Clause): boolean =>
  subject !== undefined &&
  !verbs.some(({ lemma, at }) => lemma === 'mark' && tokens.slice(at, at + 5).some((token) => isWord(token, 'as'))) &&
  !(isWord(tokens[subject.end - 1], 'people') && verbs.some(({ lemma }) => recordsOf(lemma).length > 0)) &&
  isWord(tokens[subject.end - 1], 'i', 'we', 'you', 'they', 'he', 'she', 'people') &&
  !isOfTrade(tokens, subject) &&
  (modal === undefined || ['will', 'would', "'ll", "'d"].includes(modal));

/** "A clerk takes a case over, and he closes it", "and only they delete cases", "they see only their own", "they don't see files": the one who was named does. */
const isOfOneNamed = (notes: DomainNotes, at: SentenceReading, { subject, verb, end, negated }: Clause): boolean =>
  subject !== undefined &&
  (isWord(at.sentence.tokens[subject.start], 'he', 'she', 'only', ...(negated ? ['they'] : [])) ||
    (isWord(at.sentence.tokens[subject.start], 'they') && isOwn(at.sentence.tokens, { start: verb.end, end }))) &&
  actorsOf(notes, at, subject).some(({ kind }) => kind === 'role');

/** "by a clerk, who accepts or rejects it": a step, though said of somebody in passing. */
const isDecision = (tokens: readonly Token[], { verbs, object, verb }: Clause): boolean =>
  isWord(tokens[verb.start - 1], 'who') &&
  isWord(tokens[object.start], 'it', 'them') &&
  verbs.every(({ lemma }) => statesForVerb.has(lemma));

/** "Guests without an account only see the fares": what they may is free to all, the "only" says what they may not. */
const areStrangers = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined && tokens.slice(subject.start, subject.end).some((token) => isWord(token, 'without'));

const EVERYBODY: Actor = { kind: 'anyone', name: 'anyone', only: false };

/** The bullets "Add a task", "Mark a task as done": what can be done with what the brief tells of. */
function isInstruction(notes: DomainNotes, { sentence: { tokens, kind } }: SentenceReading, clause: Clause): boolean {
  const [first] = clause.verbs;
  if (kind !== 'bullet' || clause.passive || first === undefined || !isActionVerb(first.lemma)) return false;
  const { patient } = frameOf(tokens, clause);
  return (
    patient !== undefined &&
    phrasesOf(tokens, patient).some(({ words }) => notes.entityFor(withoutStates(words)) !== undefined)
  );
}

/** "does the planning of flights": plans flights. */
function withDeedDone(tokens: readonly Token[], clause: Clause): Clause {
  const isDone = !clause.passive && clause.verbs.length > 0 && clause.verbs.every(({ lemma }) => lemma === 'do');
  const isNamed = isDone && isWord(tokens[clause.object.start], 'the');
  const deeds = isNamed ? deedsNamedAt(tokens, clause.object.start, clause.object.end) : undefined;
  return deeds && isWord(tokens[deeds.verb.end], 'of')
    ? { ...clause, verbs: deeds.verbs, object: deeds.object }
    : clause;
}

/** "Admins can delete any post", "only librarians may add books", "users can borrow books". */
export function readAbility(reading: BriefReading, notes: DomainNotes, at: SentenceReading, said: Clause): boolean {
  const { tokens } = at.sentence;
  const clause = withDeedDone(tokens, said);
  if (deniesToOthers(reading, notes, at, clause)) return true;
  const able = clause.modal !== undefined || clause.subject !== undefined || isInstruction(notes, at, clause);
  if (!able || clause.verbs.every(({ lemma }) => lemma === 'be' || lemma === 'have')) return false;
  if (clause.modal === undefined && isPerfect(tokens, clause) && !isStepDone(tokens, clause)) return false;
  if (clause.passive) return readPassive(reading, notes, at, clause);
  if (isTalk(tokens, clause) && !isOfOneNamed(notes, at, clause)) return false;
  if (clause.relative && readLogin(reading, at, clause, actorsOf(notes, at, clause.subject))) return true;
  if (clause.relative && !['can', 'may'].includes(clause.modal ?? '') && !isDecision(tokens, clause)) return false;
  // "Nobody but its owner may delete it": he may.
  const apart =
    clause.subject && !exempted(tokens, clause.subject) ? apartFromMaker(tokens, clause.subject) : undefined;
  const named = actorsOf(notes, at, apart ?? clause.subject);
  const holder = holderOfThing(notes, at, clause.subject);
  const doers = clause.subject && { start: clause.subject.start, end: clause.verb.start };
  const isFree =
    clause.modal !== undefined ||
    isWord(tokens[clause.subject?.start ?? -1], 'they') ||
    named.some(({ kind }) => kind === 'role' || kind === 'anyone');
  const isOpen =
    isFree &&
    needsNoAccount(tokens.slice(clause.start, clause.end)) &&
    (!named.some(({ only }) => only) || areStrangers(tokens, clause));
  const actors = named.length > 0 && isOpen ? [EVERYBODY] : named;
  if (actors.length === 0) return false;
  if (readLogin(reading, at, clause, actors)) return true;
  const life = movedThrough(notes, at, clause);
  if (life && !clause.negated) {
    const place = { at, start: clause.start, end: clause.end };
    for (const actor of actors)
      for (const state of life.steps.flat().slice(1))
        notes.abilities.push({
          actor,
          verb: verbForState(state),
          entity: life.entity,
          negated: false,
          allowed: true,
          place,
        });
    reading.use(at, clause.start, clause.end);
    return true;
  }
  const same = sameAsBefore(notes, at, clause);
  const alone = same.length > 0 ? same : clause.relative ? [] : bareDeeds(notes, tokens, clause);
  const objects = alone.length > 0 ? [] : objectEntities(reading, notes, at, clause);
  const bare = alone.length > 0 || objects.length > 0 ? alone : recordMade(notes, tokens, clause);
  for (const { verb, entity } of bare)
    for (const actor of actors)
      notes.abilities.push({
        actor,
        verb,
        entity,
        negated: clause.negated,
        allowed: clause.modal !== undefined,
        conditional: isConditional(tokens, clause),
        place: { at, start: clause.start, end: clause.end },
      });
  if (bare.length > 0) reading.use(at, clause.start, clause.end);
  if (objects.length === 0) return bare.length > 0;
  for (const { name, place, isField = false, deed } of objects) {
    if (isBesideOwn(tokens, clause, place)) {
      at.missed.push(place);
      continue;
    }
    const collected = collectedIn(notes, tokens, clause, place.end);
    if (collected) {
      at.missed.push({ start: place.start, end: collected.end });
      continue;
    }
    if (isField && !clause.negated) tellWholeRight(reading, at, place, name);
    const record = noteJudgement(reading, notes, at, clause, name, actors, place.end);
    const entity = record ?? name;
    // "photos from their own school": whose school it is says nothing of the photos.
    const object = { start: clause.object.start, end: place.end };
    const ofGroup =
      !clause.negated && clause.verbs.every(({ lemma }) => crudVerb(lemma) !== 'create')
        ? readGroupRows(reading, notes, at, { clause, object: place, entity, actors })
        : undefined;
    const behind = ofGroup?.end ?? place.end;
    const notOwn = clause.negated ? undefined : notOwnBehind(tokens, behind);
    if (notOwn) reading.use(at, notOwn.start, notOwn.end);
    const [denied] = notOwn ? [] : deniedBehind(tokens, behind);
    const leftOut = denied && deedLeftOut(notes, tokens, denied, entity);
    if (denied && !leftOut) at.missed.push(denied);
    const sameDoer = clause.subject && deedOfSame(notes, tokens, clause.subject, actors, entity);
    const who = doers && deedOfDoer(notes, tokens, doers, entity);
    const by = who ?? sameDoer ?? deedOfTheirs(notes, tokens, place.end, entity);
    const made = notOwn || by ? undefined : madeThemselves(tokens, place.end);
    if (made) reading.use(at, made.start, made.end);
    const given = givenTo(tokens, place.end);
    const end = given?.end ?? place.end;
    if (given) {
      reading.use(at, given.start, given.end);
      tieToReceivers(reading, notes, entity, actors, { at, start: place.start, end: given.end });
    }
    const before = meantBefore(notes, at, place, entity, actors);
    const isNarrowed = made === undefined && !by && !given && !notOwn && areNarrowed(tokens, clause.object.end);
    const isOwnRecord = isField && !clause.negated && isRecordOfActors(tokens, object, entity, actors);
    const own =
      !notOwn &&
      (given !== undefined || isOwn(tokens, object) || before?.actor.kind === 'owner' || isNarrowed || isOwnRecord);
    const within = thingOfTheirs(reading, notes, at, clause, place.end);
    const from = takenOutOf(notes, tokens, clause, place.end);
    const isForTheirs = areForTheirs(tokens, clause, place.end);
    // Which those are may be known of the rows or not.
    if (isForTheirs) at.missed.push({ start: place.end, end: place.end + 3 });
    if (isNarrowed) {
      at.missed.push({ start: clause.object.end, end: clause.object.end + 2 });
      reading.use(at, clause.object.end, clause.object.end + 2);
    }
    // "delete tools or change their deposits": of the tools.
    const isOfThem = isField && notes.abilities.some((note) => note.place.at === at && isOfAny(note, entity));
    const theirs =
      !own &&
      !isOfThem &&
      (isForTheirs || isTheirs(tokens, object, entity) || before?.theirs === true || isOfOwners(notes, actors, entity));
    for (const { lemma, at: verbAt } of deed === undefined ? clause.verbs : [{ lemma: deed, at: place.start }]) {
      for (const verb of record ? ['create'] : isField ? ['update'] : verbsOf(tokens, clause, lemma, verbAt, end)) {
        for (const actor of own ? ownersAmong(actors, verb, clause.negated) : actors) {
          notes.abilities.push({
            actor,
            verb,
            entity,
            negated: clause.negated,
            allowed: clause.modal !== undefined || isOpen || logsInBefore(tokens, clause.verb.start),
            conditional: isConditional(tokens, clause),
            theirs,
            ...(within === undefined ? {} : { within }),
            holder,
            by,
            from,
            place: { at, start: clause.start, end: behindMark(tokens, clause, Math.max(end, clause.verb.end)) },
          });
        }
        const last = notes.abilities.at(-1);
        if (leftOut && last) notes.abilities.push({ ...last, negated: true, by: leftOut });
        if ((notOwn || apart) && last) notes.abilities.push(deniedToMaker(last, notOwn?.end));
      }
    }
    noteWhereTo(notes, at, clause, { name: entity, place });
    readHandedInAs(reading, notes, at, clause, { name: entity, place });
    notes.current = name;
  }
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "Keepers can see notes, nobody else can", "no one else may edit them": it is so already where those who may are named. */
function deniesToOthers(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { subject, verbs, start, end } = clause;
  const said = subject ? tokens.slice(subject.start, subject.end) : [];
  const isElse = said.some((token) => isWord(token, 'else', 'other'));
  if (!isElse || !said.some((token) => isWord(token, 'nobody', 'no', 'none'))) return false;
  const told = notes.abilities.at(-1);
  const deeds = verbs.map(({ lemma }) => crudVerb(lemma) ?? lemma);
  const isSame = notes.abilities.some(
    ({ entity, verb, negated, actor }) =>
      entity === told?.entity && !negated && actor.kind === 'role' && deeds.includes(crudVerb(verb) ?? verb),
  );
  if (!isSame) return false;
  reading.use(at, start, end);
  at.settled.push({ start, end });
  return true;
}

/** What was said of the thing before, of whomsoever it is. */
const isOfAny = ({ entity, theirs, actor }: AbilityNote, name: string): boolean =>
  entity === name && theirs !== true && actor.kind !== 'owner';

/** "members who have paid": what they have done, not what they may. */
const isPerfect = (tokens: readonly Token[], { verb, verbs }: Clause): boolean =>
  (isWord(tokens[verb.start], 'have', "'ve") && (verbs[0]?.at ?? verb.start) > verb.start) ||
  (isWord(tokens[verb.start - 1], 'have', "'ve") && /(ed|en|id|t)$/.test(tokens[verb.start]?.lower ?? ''));

/** "Once an editor has published one": a step of its life, though it is told as done. */
const isStepDone = (tokens: readonly Token[], { subject, start, verb, verbs }: Clause): boolean =>
  subject !== undefined &&
  tokens.slice(Math.max(0, start - 1), subject.start).some((token) => isWord(token, 'once', 'when', 'after')) &&
  verbs.every(({ lemma }) => statesForVerb.has(lemma)) &&
  !saysWhatItBecomes(tokens.slice(verb.end));

/** "once the driver has paid, it is closed": what is done only tells when. */
const saysWhatItBecomes = (behind: readonly Token[]): boolean => {
  const next = isMark(behind[0], ',') ? 1 : 0;
  return isWord(behind[next], 'it', 'they') && isWord(behind[next + 1], 'be', 'become', 'get');
};

/** "mark an invoice as paid": what it is marked as belongs to what is done. */
const behindMark = (tokens: readonly Token[], clause: Clause, end: number): number =>
  isWord(tokens[end], 'as', 'to') ? clause.end : end;
