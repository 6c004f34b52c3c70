import { isCollective, isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { entityName, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { groupBehind } from '../abilities/group-rows';
import { deniedBehind, deniedToMaker, notOwnBehind } from '../abilities/not-own';
import type { Actor } from '../notes';
import { isSpeaker } from '../grammar/speakers';
import { peopleOfBefore } from '../grammar/spoken-of-before';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import { referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';
import { type Deed, makerOf, newParty, noteRight, boughtFor, noteSource, partiesOf, placeTaken } from './deed-parties';
import {
  areAllPersonal,
  deedsInRow,
  isClaimed,
  isOfEach,
  isWish,
  mattersWhose,
  isPersonal,
  isTaking,
  isTying,
  noteUndoing,
  statePersonal,
} from './personal-deeds';
import { readPersonalList } from './personal-lists';
import { choicesBehind, noteChoice } from './choices';
import { countsThem, onceIn, recursWithout } from './deed-evidence';
import { isOccasion } from './read-recorded';
import { type Evidence, performed, recordNamed, recordOf, spokenRecords } from './record-of-deed';
import { isBooking, isSaying, recordsTold, verbOf } from './recorded-deeds';
import { hoursSpent, recordsOfTime } from './time-spent';
import { noteShares, shareTaken } from './shares-taken';
import {
  amountsIn,
  keptBehind,
  listBehind,
  listedBehind,
  momentsIn,
  notedBehind,
  noteTold,
  lengthIn,
  spanIn,
} from './told-of-deeds';

/**
 * Deeds of which something is kept: "members reserve a tool from a start date to an end date", "visitors book a slot with their
 * name and email", "a mechanic inspects a car on a date", "users vote once per poll". What is kept is a record, of who did it and of
 * what it was done to; what is told of the deed are its fields.
 */
export function readDeed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
): boolean {
  if (clause.negated || isWish(at.sentence.tokens, clause)) return false;
  if (clause.verbs.length > 1) return areAllPersonal(clause) && readRow(reading, notes, at, clause, next);
  if (isReadAlready(notes, at, clause) || readPersonalList(reading, notes, at, clause)) return true;
  const kept = keptBehind(notes, at, clause, next);
  if (kept) return noteDeed(reading, notes, at, clause, next, kept);
  if (clause.relative) return false;
  if (readTold(reading, notes, at, clause)) return true;
  const noted = notedBehind(at.sentence.tokens, clause);
  if (noted && noteWithStep(reading, notes, at, clause, noted)) return false;
  if (noted) return noteDeed(reading, notes, at, { ...clause, object: noted.deed }, next, noted.list);
  if (noteDeed(reading, notes, at, withCompanion(notes, at, clause, next), next)) return true;
  noteMade(reading, notes, at, clause);
  return false;
}

/** "report a fault by filling in a title and a description": what is told in making something are its parts. */
function noteMade(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): void {
  const { tokens } = at.sentence;
  const by = tokens.findIndex((token, i) => i > clause.object.start && i < clause.object.end && isWord(token, 'by'));
  const list = by < 0 || clause.passive ? undefined : listBehind(tokens, clause, undefined);
  const made = nounPhraseAt(tokens, clause.object.start, by);
  if (!list || list.start < by || !made?.determined || crudVerb(verbOf(tokens, clause)) !== 'create') return;
  if (!canBeEntity(made.words, true) || notes.isTaken(at, made)) return;
  const entity = notes.entityFor(made.words) ?? notes.canonical(entityName(made.words));
  notes.declare(entity, { at, start: made.start, end: made.end });
  readFieldList(reading, notes, at, entity, list);
  reading.use(at, by, list.end);
}

/** "like and bookmark photos": a record of each. */
function readRow(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
): boolean {
  const { current } = notes;
  const read = deedsInRow(clause).map((verb) => {
    notes.current = current;
    return noteDeed(reading, notes, at, { ...clause, verbs: [verb] }, next);
  });
  return read.every((done) => done);
}

/** "closes the rental, entering the mileage": what is noted with a step of its life is kept with the thing itself. */
function noteWithStep(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  { deed, list }: { readonly deed: Range; readonly list: Range },
): boolean {
  const verb = verbOf(at.sentence.tokens, clause);
  const [thing, second] = phrasesOf(at.sentence.tokens, deed);
  const isPronoun = isWord(at.sentence.tokens[deed.start], 'it', 'them');
  const entity = isPronoun ? notes.current : thing && !second ? notes.entityFor(thing.words) : undefined;
  if (entity === undefined || notes.deeds.has(entity) || !statesForVerb.has(verb) || recordsTold(verb).length > 0)
    return false;
  notes.declare(entity, { at, start: deed.start, end: deed.end });
  readFieldList(reading, notes, at, entity, list);
  reading.use(at, deed.start, list.end);
  return true;
}

/** "book a session | with a trainer for a date": what stands behind the companion belongs to the deed as well. */
function withCompanion(notes: DomainNotes, at: SentenceReading, clause: Clause, next: Clause | undefined): Clause {
  const { tokens } = at.sentence;
  const isCompany = next?.host?.start === clause.start && isWord(tokens[next.verb.start], 'with');
  const phrase = isCompany ? nounPhraseAt(tokens, next.verb.end, next.end) : undefined;
  if (!next || !phrase || recordsTold(verbOf(tokens, clause)).length === 0) return clause;
  const isPerson =
    isPersonNoun(singular(phrase.words.at(-1) ?? '')) &&
    (phrase.determined || phrase.plural) &&
    canBeEntity(phrase.words);
  if (notes.entityFor(phrase.words) === undefined) {
    if (!isPerson) return clause;
    notes.declare(entityName(phrase.words), { at, start: phrase.start, end: phrase.end });
  }
  return { ...clause, end: next.end, object: { start: clause.object.start, end: next.end } };
}

/** What stands behind "with", or behind "we write down", was read with the deed that it belongs to. */
const isReadAlready = ({ recorded }: DomainNotes, at: SentenceReading, { end }: Clause): boolean =>
  recorded?.at === at && recorded.end >= end;

function noteDeed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
  /** What a clause of its own keeps of it. */
  kept?: Range,
): boolean {
  const { tokens } = at.sentence;
  const frame = frameOf(tokens, clause);
  const isRecurring = kept !== undefined && recursWithout(tokens, clause, frame);
  const agent = frame.agent ?? (isRecurring ? (next?.subject ?? clause.subject) : undefined);
  if (!agent) return false;
  const deed: Deed = { clause, frame, agent, verb: verbOf(tokens, clause) };
  const isByMany = isOfEach(deed.verb) && areSeveral(notes, at, agent);
  const isHeOrShe = kept !== undefined && isWord(tokens[next?.subject?.start ?? -1], 'he', 'she');
  if (!isByMany && !isRecurring && !isHeOrShe && !isSomebody(notes, at, agent)) {
    noteSource(notes, at, frame, agent);
    return false;
  }
  if (noteUndoing(notes, at, deed)) {
    reading.use(at, clause.start, clause.end);
    return true;
  }
  const said = saidOf(notes, tokens, deed, next, kept);
  // "Guests enrol in courses", "scouts take part in camps", where they are rows of their own: which guests a course has; only a second
  // reading can tell.
  const isTie = notes.isSecond ? isRow(notes, tokens, agent) : true;
  const isBare = clause.modal === undefined && !said.isTold && !said.isCounted;
  const isOwn = isPersonal(tokens, deed) && !(isTying(deed.verb) && isBare && isTie) && !isClaimed(notes, tokens, deed);
  const isByName = said.isCounted || said.hours !== undefined || (isOwn && mattersWhose(deed.verb));
  const known = partiesOf(notes, tokens, frame);
  // "Members reserve lanes", where "their reservations" are spoken of.
  const isNamed = !isSpeaker(at, agent) && spokenRecords(reading, notes, deed.verb).length > 0;
  const isNew = known.length === 0 && (said.isTold || said.isCounted || isNamed);
  const place = isBare && isTie ? [] : placeTaken(notes, at, deed);
  const parties = place.length > 0 ? place : isNew ? newParty(notes, at, deed) : known;
  // "Candidates apply with a cover letter": for what they apply stands elsewhere.
  const hasObject = frame.patient !== undefined && frame.patient.end > frame.patient.start;
  const isBareOne = deed.verb === 'apply' && !hasObject && known.length === 0 && said.list !== undefined;
  const name =
    place.length > 0 || isBareOne
      ? recordNamed(reading, notes, recordsTold(deed.verb))
      : said.hours
        ? recordNamed(reading, notes, recordsOfTime)
        : (recordOf(reading, notes, tokens, deed, { ...said, isOwn, parties }) ??
          (kept && performed(notes, tokens, deed, parties)) ??
          boughtFor(notes, at, deed));
  if (name === undefined) return false;
  const doer = makerOf(notes, at, deed, isByName || place.length > 0 || isBareOne);
  // "Users follow other users": a tie between two of a kind.
  if (isOwn && doer && parties.some((party) => party.name === doer.name)) return false;
  notes.declare(name, { at, start: clause.verb.start, end: clause.verb.end });
  notes.deeds.add(name);
  for (const party of parties) notes.declare(party.name, { at, start: party.start, end: party.end });
  const others = parties.filter((party) => party.name !== name);
  referToParties(notes, at, name, clause.start, doer ? [doer, ...others] : others);
  noteSaid(reading, notes, at, name, said);
  if (said.choices) noteChoice(notes, at, name, deed.verb, said.choices);
  if (isOwn && doer) statePersonal(reading, at, deed, name, { doer, others, isCounted: said.isCounted });
  if (!kept || !isOccasion(tokens, clause)) noteRight(notes, at, deed, name);
  refuseMaker(reading, notes, at, deed);
  notes.recorded = {
    entity: name,
    at,
    end: kept ? Math.max(kept.end, next?.end ?? 0) : (said.choices?.end ?? clause.end),
  };
  // "rate films and comment on them", "reply to tickets and close them": the films, the tickets.
  const isAbout = (isOwn && !isTaking(deed.verb)) || (isSaying(deed.verb) && isDoneToThem(tokens, clause.end));
  notes.current = (isAbout ? others.find((one) => one.name !== doer?.name)?.name : undefined) ?? name;
  reading.use(at, clause.start, said.list?.end ?? said.choices?.end ?? clause.end);
  return true;
}

/** "and close them" */
const isDoneToThem = (tokens: readonly Token[], start: number): boolean =>
  tokens.some((token, i) => i > start && isWord(token, 'it', 'them') && tokens[i - 1]?.pos === 'VERB');

/** What is said of the deed itself: when and how much, a list of its parts, how many of something are taken. */
interface Said extends Omit<Evidence, 'parties' | 'isOwn'> {
  readonly told: readonly NounPhrase[];
  /** How long it lasts, which no record says. */
  readonly length: NounPhrase | undefined;
  readonly list: Range | undefined;
  readonly hours: NounPhrase | undefined;
  readonly choices: ReturnType<typeof choicesBehind>;
}

function saidOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { clause, frame, verb }: Deed,
  next: Clause | undefined,
  kept: Range | undefined,
): Said {
  const moments = momentsIn(tokens, clause);
  const length = isBooking(verb) && moments.length === 0 ? lengthIn(tokens, clause) : undefined;
  const starts = length ? [length] : spanIn(notes, tokens, clause);
  const choices = isOfEach(verb) ? choicesBehind(tokens, clause, next) : undefined;
  const hours = hoursSpent(tokens, frame, verb);
  const told = [...moments, ...starts, ...amountsIn(notes, tokens, frame), ...(hours ? [hours] : [])];
  const list = kept ?? listBehind(tokens, clause, next) ?? listedBehind(tokens, clause, moments);
  const share = isBooking(verb) ? shareTaken(notes, tokens, frame) : undefined;
  const isTold = told.length > 0 || list !== undefined || share !== undefined;
  const isCounted = onceIn(tokens, clause) >= 0 || countsThem(tokens, clause, frame);
  return { told, length, list, share, hours, choices, isTold, isCounted };
}

/** The parts that are told with a deed are those of its record. */
function noteSaid(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  name: string,
  { told, length, list, share }: Said,
): void {
  if (length) at.missed.push({ start: length.start, end: length.end });
  const hasDate = told.some(({ words }) => words.at(-1) === 'date');
  for (const phrase of told) noteTold(notes, at, name, phrase, hasDate);
  if (share) noteShares(notes, at, name, share);
  if (list) readFieldList(reading, notes, at, name, list);
}

function isRow(notes: DomainNotes, tokens: readonly Token[], agent: Range): boolean {
  const phrase = nounPhraseAt(tokens, agent.start, agent.end);
  return phrase !== undefined && notes.entityFor(phrase.words) !== undefined;
}

/** "inspects a car and writes down the mileage": more of what was recorded just before. */
function readTold(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { recorded } = notes;
  const isMore = recorded?.at === at && clause.subject !== undefined && clause.subject.end <= recorded.end;
  const lemma = clause.verbs[0]?.lemma ?? '';
  if (!isMore || clause.passive || !(grammar.tellVerbs.has(lemma) || ADDS.has(lemma))) return false;
  const { start, end } = clause.object;
  // "the cost of the repair": the repair is what is told of.
  const of = tokens.findLastIndex((token, i) => i > start && i < end && isWord(token, 'of'));
  const whole = of < 0 ? undefined : nounPhraseAt(tokens, of + 1, end);
  const isOfDeed = whole !== undefined && notes.entityFor(whole.words) === recorded.entity;
  const semicolon = tokens.findIndex((token, i) => i > start && i < end && isMark(token, ';'));
  const stop = isOfDeed ? of : semicolon < 0 ? end : semicolon;
  const list = { start: isWord(tokens[start], 'down', 'in', 'up') ? start + 1 : start, end: stop };
  const [first] = phrasesOf(tokens, list);
  const isThing = first !== undefined && notes.entityFor(first.words) !== undefined;
  const asks = isWord(tokens[list.start], 'whether', 'when', 'how');
  if (isThing || (!asks && !holdsFieldNames(tokens, list))) return false;
  readFieldList(reading, notes, at, recorded.entity, list);
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "rates a wine and leaves a comment", "enters a race and gets a number": what comes with the deed. */
const ADDS = new Set(['leave', 'get', 'receive', 'add', 'choose', 'pick', 'attach', 'include']);

/** "Fans follow artists": whoever they are. */
function areSeveral(notes: DomainNotes, at: SentenceReading, agent: Range): boolean {
  const phrase = nounPhraseAt(at.sentence.tokens, agent.start, agent.end);
  return phrase?.plural === true && notes.entityFor(phrase.words) === undefined && canBeEntity(phrase.words);
}

/** "Members", "a hirer", "the office", "we", "they" behind what members do: somebody acts. */
function isSomebody(notes: DomainNotes, at: SentenceReading, agent: Range): boolean {
  if (isSpeaker(at, agent) || peopleOfBefore(notes.told, at, agent)) return true;
  const phrase = nounPhraseAt(at.sentence.tokens, agent.start, agent.end);
  const last = singular(phrase?.words.at(-1) ?? '');
  return phrase !== undefined && (isPersonNoun(last) || isTeam(phrase.words) || isCollective(last));
}

/** "request any offer except their own": what they made themselves is left out. */
function refuseMaker(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { clause, frame, verb }: Deed,
): void {
  const { tokens } = at.sentence;
  const [thing] = phrasesOf(tokens, frame.patient);
  const entity = thing && notes.entityFor(thing.words);
  const end = (thing && groupBehind(tokens, thing)?.end) ?? thing?.end ?? tokens.length;
  const notOwn = notOwnBehind(tokens, end);
  if (!notOwn) at.missed.push(...deniedBehind(tokens, end));
  if (entity === undefined || !notOwn) return;
  reading.use(at, notOwn.start, notOwn.end);
  const place = { at, start: clause.start, end: notOwn.end };
  notes.abilities.push(deniedToMaker({ actor: SOMEONE, verb, entity, negated: false, place }));
}

const SOMEONE: Actor = { kind: 'someone', name: '', only: false };
