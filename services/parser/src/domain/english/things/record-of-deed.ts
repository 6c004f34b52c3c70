import { isCollective } from '../../lexicon/account-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { gerund } from '../../lexicon/verb-lexicon';
import { entityName, singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Party } from '../relations/parties';
import type { BriefReading } from '../reading';
import { speaksOf } from './deed-evidence';
import type { Deed } from './deed-parties';
import { isJudged, isJudging } from './judged-deeds';
import { isJoining, recordLearned } from './personal-deeds';
import {
  beforePlace,
  isAuthored,
  isPerforming,
  isRecordOfDeed,
  isSaying,
  recordsCounted,
  recordsOf,
  recordsTold,
} from './recorded-deeds';
import { amountsIn } from './told-of-deeds';

/** What shows that something is kept of a deed. */
export interface Evidence {
  readonly parties: readonly Party[];
  readonly isTold: boolean;
  /** How often it may be done, or how many may do it, is limited. */
  readonly isCounted: boolean;
  /** Everybody does it for himself. */
  readonly isOwn: boolean;
  /** "two seats on a ride": what is taken of it, rather than what it is done to. */
  readonly share: NounPhrase | undefined;
}

/** What is kept of the deed; undefined where nothing shows that anything is. */
export function recordOf(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { frame, verb, clause }: Deed,
  { parties, isTold, isCounted, isOwn, share }: Evidence,
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
  const isFigure =
    phrase !== undefined &&
    (isJudged(tokens, clause, phrase.end) || (isJudging(verb) && isMark(tokens[phrase.end], ':')));
  if ((isDirect && beforePlace(verb) !== undefined) || isFigure) return undefined;
  const isKnown =
    recordsCounted(verb).some((name) => notes.deeds.has(name)) || spokenRecords(reading, notes, verb).length > 0;
  const names = namesFor(isCounted || isKnown ? recordsCounted(verb) : recordsTold(verb), verb, parties);
  // "book a lesson with a teacher for a date": the lesson is the record.
  const itself = object ?? newRecord(notes, phrase);
  const isOfOthers = parties.length > (object === undefined ? 0 : 1);
  // "rate applications with points": of each, whatever is kept of applying.
  // "Travellers book a trip", of which its parts are told: the trip is there before.
  const isOffered = isOwn && !isTold && !isOfOthers && object !== undefined && OFFERED.test(object);
  const isItself =
    itself !== undefined &&
    isRecordItself(itself) &&
    !isJudging(verb) &&
    !isJoining(verb) &&
    !isSaying(verb) &&
    !isOffered;
  if (isItself && names.length > 0 && (isTold || isOfOthers)) return itself;
  const ofLearner = isOwn ? recordLearned(tokens, clause, verb) : undefined;
  if (ofLearner !== undefined) return recordNamed(reading, notes, [ofLearner]);
  const isAmount = amountsIn(notes, tokens, frame).length > 0;
  const isOther = phrase !== undefined && !isAmount && (object === undefined || names.includes(object));
  // "submit a solution to an assignment": what is handed in for something is what is kept of it.
  const isHandedIn = isOther && object === undefined && isWord(tokens[phrase.end], 'to', 'for') && isAuthored(verb);
  const isSubmitted = object !== undefined && isAuthored(verb) && isCounted;
  if (
    names.length === 0 ||
    isSubmitted ||
    (isOther && !(isHandedIn && isCounted)) ||
    (object !== undefined && isItself)
  )
    return undefined;
  const isSpokenOf = names.some((name) => speaksOf(reading, name)) && !clause.passive;
  const isKept =
    isTold ||
    isCounted ||
    isOwn ||
    isSpokenOf ||
    (isWish && verb === 'request') ||
    isSaying(verb) ||
    names.some((name) => notes.deeds.has(name));
  if (!isKept) return undefined;
  return recordNamed(reading, notes, names);
}

/** Who joins a team is a member of it, who joins a race takes part in it. */
function namesFor(names: readonly string[], verb: string, parties: readonly Party[]): readonly string[] {
  const isOfTeam = isJoining(verb) && parties.some(({ name }) => isCollective(wordsOf(name).at(-1) ?? ''));
  return isOfTeam ? [...names].sort((a, b) => Number(b === 'Membership') - Number(a === 'Membership')) : names;
}

/** "book a stay for a dog", where nothing else tells of stays. */
const newRecord = (notes: DomainNotes, phrase: NounPhrase | undefined): string | undefined =>
  phrase && (phrase.plural || phrase.determined) && canBeEntity(phrase.words)
    ? notes.canonical(entityName(phrase.words))
    : undefined;

/** "run tests on samples": the tests; "spray orchards": sprayings. What something is told of, though no usual record is kept of it. */
export function performed(
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
  // "view leaks: date, remark", "track rooms: ...": nothing is kept of reading or keeping them.
  const isOwnKind = recordsTold(verb).length === 0 && crudVerb(verb) === undefined && !grammar.manageVerbs.has(verb);
  return isDirect && isOwnKind ? notes.canonical(entityName([gerund(verb)])) : undefined;
}

/** What is usually kept of the deed and is spoken of: "their reservations", or "an entry" that the brief describes. */
export const spokenRecords = (reading: BriefReading, notes: DomainNotes, verb: string): string[] => {
  const isDescribed = (name: string): boolean => !isAuthored(verb) && notes.isForeseen(name);
  return [...recordsOf(verb).filter((name) => speaksOf(reading, name)), ...recordsCounted(verb).filter(isDescribed)];
};

/** The one of the usual names that the brief uses, or else the first. */
export function recordNamed(reading: BriefReading, notes: DomainNotes, names: readonly string[]): string {
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

/** "book a session", "request a loan": the session is the record. */
const isRecordItself = (name: string): boolean =>
  isRecordOfDeed(name) ||
  /(Session|Lesson|Appointment|Meeting|Consultation|Visit|Event|Stay|Trip|Ride|Viewing|Delivery|Interview)$/.test(name);

/** What somebody offers to several, with places in it. */
const OFFERED = /(Event|Trip|Ride|Session)$/;
