import { isCollective, isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { gerund } from '../../lexicon/verb-lexicon';
import { entityName, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import { needsNoAccount } from '../abilities/needs-no-account';
import { type Actor, type DomainNotes, canBeEntity } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { isSpeaker } from '../grammar/speakers';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import { type Party, referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';
import { type Deed, makerOf, newParty, boughtFor, noteSource, partiesOf, placeTaken } from './deed-parties';
import { countsThem, onceIn, speaksOf } from './deed-evidence';
import { isOccasion } from './read-recorded';
import { isJudged } from './judged-deeds';
import {
  beforePlace,
  isAuthored,
  isPerforming,
  isRecordOfDeed,
  recordsCounted,
  recordsOf,
  recordsTold,
  verbOf,
} from './recorded-deeds';
import { noteShares, shareTaken } from './shares-taken';
import {
  amountsIn,
  keptBehind,
  listBehind,
  listedBehind,
  momentsIn,
  notedBehind,
  noteTold,
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
  if (clause.negated || clause.verbs.length > 1) return false;
  if (isReadAlready(notes, at, clause)) return true;
  const kept = keptBehind(notes, at, clause, next);
  if (kept) return noteDeed(reading, notes, at, clause, next, kept);
  if (clause.relative) return false;
  if (readTold(reading, notes, at, clause)) return true;
  const noted = notedBehind(at.sentence.tokens, clause);
  if (noted) return noteDeed(reading, notes, at, { ...clause, object: noted.deed }, next, noted.list);
  return noteDeed(reading, notes, at, withCompanion(notes, at, clause, next), next);
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
  if (!frame.agent) return false;
  if (!isSomebody(notes, at, frame.agent)) {
    noteSource(notes, at, frame, frame.agent);
    return false;
  }
  const deed: Deed = { clause, frame, agent: frame.agent, verb: verbOf(tokens, clause) };
  const moments = momentsIn(tokens, clause);
  const told = [...moments, ...spanIn(notes, tokens, clause), ...amountsIn(notes, tokens, frame)];
  const list = kept ?? listBehind(tokens, clause, next) ?? listedBehind(tokens, clause, moments);
  const once = onceIn(tokens, clause);
  const isCounted = once >= 0 || countsThem(tokens, clause, frame);
  const share = BOOKING.has(deed.verb) ? shareTaken(notes, tokens, frame) : undefined;
  const isTold = told.length > 0 || list !== undefined || share !== undefined;
  const known = partiesOf(notes, tokens, frame);
  // "Members reserve lanes", where "their reservations" are spoken of.
  const isNamed = !isSpeaker(at, frame.agent) && spokenRecords(reading, notes, deed.verb).length > 0;
  const isNew = known.length === 0 && (isTold || isCounted || isNamed);
  // "Guests enrol in courses", where guests are rows of their own: which guests a course has; only a second reading can tell.
  const isBare = clause.modal === undefined && !isTold && !isCounted;
  const isMembership = isBare && (!notes.isSecond || isRow(notes, tokens, frame.agent));
  const place = isMembership ? [] : placeTaken(notes, at, deed);
  const parties = place.length > 0 ? place : isNew ? newParty(notes, at, deed) : known;
  const name =
    place.length > 0
      ? recordNamed(reading, notes, recordsTold(deed.verb))
      : (recordOf(reading, notes, tokens, deed, { parties, isTold, isCounted, share }) ??
        (kept && performed(notes, tokens, deed, parties)) ??
        boughtFor(notes, at, deed));
  if (name === undefined) return false;
  const doer = makerOf(notes, at, deed, isCounted || place.length > 0);
  notes.declare(name, { at, start: clause.verb.start, end: clause.verb.end });
  notes.deeds.add(name);
  for (const party of parties) notes.declare(party.name, { at, start: party.start, end: party.end });
  const others = parties.filter((party) => party.name !== name);
  referToParties(notes, at, name, clause.start, doer ? [doer, ...others] : others);
  const hasDate = told.some(({ words }) => words.at(-1) === 'date');
  for (const phrase of told) noteTold(notes, at, name, phrase, hasDate);
  if (share) noteShares(notes, at, name, share);
  if (list) readFieldList(reading, notes, at, name, list);
  if (!kept || !isOccasion(tokens, clause)) noteRight(notes, at, clause, name, deed.agent);
  notes.recorded = { entity: name, at, end: kept ? Math.max(kept.end, next?.end ?? 0) : clause.end };
  notes.current = name;
  reading.use(at, clause.start, list ? list.end : clause.end);
  return true;
}

function isRow(notes: DomainNotes, tokens: readonly Token[], agent: Range): boolean {
  const phrase = nounPhraseAt(tokens, agent.start, agent.end);
  return phrase !== undefined && notes.entityFor(phrase.words) !== undefined;
}

interface Evidence {
  readonly parties: readonly Party[];
  readonly isTold: boolean;
  /** How often it may be done, or how many may do it, is limited. */
  readonly isCounted: boolean;
  /** "two seats on a ride": what is taken of it, rather than what it is done to. */
  readonly share: NounPhrase | undefined;
}

/** What is kept of the deed; undefined where nothing shows that anything is. */
function recordOf(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { frame, verb, clause }: Deed,
  { parties, isTold, isCounted, share }: Evidence,
): string | undefined {
  if (parties.length === 0) return undefined;
  const { patient } = frame;
  // "request to borrow a tool"
  const isWish = patient !== undefined && tokens[patient.start]?.pos === 'VERB';
  const phrase =
    patient && !share && !isWord(tokens[patient.start], 'once')
      ? nounPhraseAt(tokens, isWish ? patient.start + 1 : patient.start, patient.end)
      : undefined;
  const object = phrase && notes.entityFor(phrase.words);
  // "register a family with a name": the family's; "rate a film from 1 to 5" is a judgement with a figure of its own.
  const isDirect =
    phrase !== undefined && !isWord(tokens[clause.object.start], 'for', 'to', 'in', 'on', 'at', 'up', 'with');
  // Who is registered by others is what they enter.
  if ((isDirect && beforePlace(verb) !== undefined) || (phrase && isJudged(tokens, clause, phrase.end)))
    return undefined;
  const isKnown =
    recordsCounted(verb).some((name) => notes.deeds.has(name)) || spokenRecords(reading, notes, verb).length > 0;
  const names = isCounted || isKnown ? recordsCounted(verb) : recordsTold(verb);
  // "book a lesson with a teacher for a date": the lesson is the record.
  if (object !== undefined && isRecordItself(object) && names.length > 0 && (isTold || parties.length > 1))
    return object;
  const isAmount = amountsIn(notes, tokens, frame).length > 0;
  const isOther = phrase !== undefined && !isAmount && (object === undefined || names.includes(object));
  // "submit a solution to an assignment": what is handed in for something is what is kept of it.
  const isHandedIn = isOther && object === undefined && isWord(tokens[phrase.end], 'to', 'for') && isAuthored(verb);
  const isSubmitted = object !== undefined && isAuthored(verb) && isCounted;
  if (
    names.length === 0 ||
    isSubmitted ||
    (isOther && !(isHandedIn && isCounted)) ||
    (object !== undefined && isRecordItself(object))
  )
    return undefined;
  const isSpokenOf = names.some((name) => speaksOf(reading, name)) && !clause.passive;
  const isKept =
    isTold ||
    isCounted ||
    isSpokenOf ||
    (isWish && verb === 'request') ||
    verb === 'comment' ||
    names.some((name) => notes.deeds.has(name));
  if (!isKept) return undefined;
  return recordNamed(reading, notes, names);
}

/** "run tests on samples": the tests; "spray orchards": sprayings. What something is told of, though no usual record is kept of it. */
function performed(
  notes: DomainNotes,
  tokens: readonly Token[],
  { frame: { patient }, verb }: Deed,
  parties: readonly Party[],
): string | undefined {
  const phrase = patient && nounPhraseAt(tokens, patient.start, patient.end);
  const isKind =
    phrase && (phrase.plural || isWord(tokens[phrase.start], 'a', 'an')) && canBeEntity(phrase.words, true);
  if (isPerforming(verb) && isKind) return notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  const isDirect = phrase !== undefined && parties.some(({ start }) => start === phrase.start);
  return isDirect && recordsTold(verb).length === 0 ? notes.canonical(entityName([gerund(verb)])) : undefined;
}

/** What is usually kept of the deed and is spoken of: "their reservations", or "an entry" that the brief describes. */
const spokenRecords = (reading: BriefReading, notes: DomainNotes, verb: string): string[] => {
  const isDescribed = (name: string): boolean => !isAuthored(verb) && notes.isForeseen(name);
  return [...recordsOf(verb).filter((name) => speaksOf(reading, name)), ...recordsCounted(verb).filter(isDescribed)];
};

/** The one of the usual names that the brief uses, or else the first. */
function recordNamed(reading: BriefReading, notes: DomainNotes, names: readonly string[]): string {
  const known = names.find((name) => notes.isDeclared(name) || notes.isForeseen(name));
  const spoken = names.find((name) => speaksOf(reading, name));
  const name = spoken ?? known ?? names[0] ?? '';
  return notes.canonical(isWritten(reading, name) ? name : (spelledElse(reading, name, names) ?? name));
}

/** "enrolment" where the brief spells it so, and not "enrollment". */
const spelledElse = (reading: BriefReading, name: string, names: readonly string[]): string | undefined =>
  names.find((other) => withoutDoubles(other) === withoutDoubles(name) && isWritten(reading, other));

const withoutDoubles = (name: string): string => name.toLowerCase().replaceAll('ll', 'l');

const isWritten = (reading: BriefReading, name: string): boolean =>
  reading.content.some(({ sentence: { tokens } }) =>
    tokens.some(({ lower, pos }) => pos !== 'VERB' && singular(lower) === name.toLowerCase()),
  );

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
  const list = { start: isWord(tokens[start], 'down', 'in', 'up') ? start + 1 : start, end: isOfDeed ? of : end };
  const [first] = phrasesOf(tokens, list);
  const isThing = first !== undefined && notes.entityFor(first.words) !== undefined;
  if (isThing || !holdsFieldNames(tokens, list)) return false;
  readFieldList(reading, notes, at, recorded.entity, list);
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "rates a wine and leaves a comment", "enters a race and gets a number": what comes with the deed. */
const ADDS = new Set(['leave', 'get', 'receive', 'add', 'choose', 'pick', 'attach', 'include']);

/** Verbs of which some of what is there is taken; what is bought is a thing of its own. */
const BOOKING = new Set(['book', 'reserve', 'request', 'hire', 'rent']);

/** "Members", "a hirer", "the office", "we": somebody acts. */
function isSomebody(notes: DomainNotes, at: SentenceReading, agent: Range): boolean {
  if (isSpeaker(at, agent)) return true;
  const phrase = nounPhraseAt(at.sentence.tokens, agent.start, agent.end);
  const last = singular(phrase?.words.at(-1) ?? '');
  return phrase !== undefined && (isPersonNoun(last) || isTeam(phrase.words) || isCollective(last));
}

/** "book a session", "request a loan": the session is the record. */
const isRecordItself = (name: string): boolean =>
  isRecordOfDeed(name) ||
  /(Session|Lesson|Appointment|Meeting|Consultation|Visit|Event|Stay|Trip|Ride|Viewing|Delivery|Interview)$/.test(name);

const EVERYBODY: Actor = { kind: 'anyone', name: 'anyone', only: false };

/** Whoever does it makes the record; of everybody it is said only with "can". */
function noteRight(notes: DomainNotes, at: SentenceReading, clause: Clause, entity: string, agent: Range): void {
  const isFree = clause.modal !== undefined && needsNoAccount(at.sentence.tokens);
  for (const actor of isFree ? [EVERYBODY] : actorsOf(notes, at, agent)) {
    if (actor.kind !== 'role' && clause.modal === undefined) continue;
    notes.abilities.push({
      actor,
      verb: 'create',
      entity,
      negated: false,
      allowed: clause.modal !== undefined,
      place: { at, start: clause.start, end: clause.end },
    });
  }
}
