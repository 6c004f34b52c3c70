import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { grammar } from '../lexicon/grammar-lexicon';
import { snakeCase, wordsOf } from '../names';
import { isWord, type Token } from '../text/token';
import { leadsToAllowed } from './grammar/allowances';
import type { Clause } from './grammar/clause';
import type { DomainNotes } from './domain-notes';
import { introducesSpeaker, isSpeaker } from './grammar/speakers';
import type { Range } from './grammar/phrase-pattern';
import { limitsClaims } from './rules/claim-limits';
import { readAges } from './things/read-ages';
import { readAdjuncts } from './relations/read-adjuncts';
import { readAssigned } from './relations/read-assigned';
import { describedNext, introducedIn } from './things/introduced-things';
import { readAdded } from './things/read-added';
import { boundsPart, pointsBack, readBeing } from './things/read-being';
import { readContainment } from './relations/read-containment';
import { readDescribed, readHaving } from './things/read-having';
import { readExistence, readManaged } from './things/read-managed';
import { readMeasures } from './things/read-measures';
import { readKept } from './things/read-kept';
import { readPartsListed } from './things/parts-listed';
import { readOwnDetails } from './things/read-own-details';
import { readOwnThings } from './things/own-things';
import { readProvided } from './things/read-provided';
import { isJudged } from './things/judged-deeds';
import { readDeed } from './things/read-deeds';
import { readRest } from './things/read-rest';
import { readRemarks } from './things/read-remarks';
import { readSteps } from './things/read-steps';
import { isOccasion, readRecorded } from './things/read-recorded';
import { readOpeningPlace } from './relations/read-opening-place';
import { readPerformed } from './relations/read-performed';
import { readTakingPart } from './relations/read-taking-part';
import { readRelating } from './relations/read-relating';
import { isByRole, isDoneByRole } from './abilities/by-roles';
import { readHoldersAsked } from './abilities/holders-asked';
import { readAbility } from './abilities/read-abilities';
import { readSweeping } from './abilities/read-sweeping';
import { readUsers } from './abilities/read-users';
import { readDefinition } from './relations/read-definitions';
import { readKind, readNounLink } from './relations/read-references';
import { readFixed } from './things/read-fixed';
import { readFlags } from './things/read-flags';
import { readTypes } from './things/read-types';
import { readKinds } from './things/read-kinds';
import { readValues } from './things/read-values';
import { readGivenMarks } from './things/read-given-marks';
import { readTally } from './things/read-tallies';
import { readToldValues } from './things/read-told-values';
import { readToldOf } from './things/read-told-of';
import { noteMoment, recordsMoment } from './rules/recorded-moments';
import { tenseIn } from './rules/read-tenses';
import { notesOfEach, readGiven, readNoted } from './things/read-noted';
import { readSpans } from './things/read-spans';
import { topicOf } from './grammar/subjects';
import type { BriefReading, SentenceReading } from './reading';

interface Context {
  /** Who speaks in a user story. */
  readonly role: Range | undefined;
  /** The clause before in the sentence. */
  readonly before: Clause | undefined;
  readonly next: Clause | undefined;
}

/** Reads a clause; what it is about is what "it" stands for in the next one, unless a reader knew better. */
export function readInContext(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  said: Clause,
  context: Context,
): void {
  if (asksWho(at, said) || namesRole(at, said)) return;
  const clause = readPartsListed(reading, notes, at, said) ?? said;
  const before = [notes.current, notes.topic] as const;
  if (recordsMoment(at, clause, context.before) || noteMoment(notes, at, clause, context.next)) return;
  if (context.next && isMereOccasion(at, clause)) return;
  if (readRemarks(reading, notes, at, clause, context.before) || readSteps(reading, notes, at, clause)) return;
  if (readTally(reading, notes, at, clause) || readOpeningPlace(reading, notes, at, clause)) return;
  if (readToldValues(reading, notes, at, spokenBy(at, clause, context.role))) return;
  if (context.role === undefined && readRecorded(reading, notes, at, clause, context.before)) return;
  if (readDeed(reading, notes, at, spokenBy(at, clause, context.role), context.next)) return;
  if (!readKept(reading, notes, at, clause, context.before)) readClause(reading, notes, at, clause, context.role);
  readSpans(reading, notes, at, clause);
  if (context.role === undefined) readAdjuncts(reading, notes, at, clause, before[1] ?? before[0]);
  if (clause.relative) {
    if (before[0] !== undefined) [notes.current, notes.topic] = before;
    return;
  }
  const named = introducedIn(notes, at, clause);
  const introduced = named?.name ?? describedNext(notes, at, clause, context.next);
  if (introduced !== undefined && notes.current === before[0] && notes.topic === before[1]) {
    notes.topic = introduced;
    if (named) notes.introduced.push({ name: named.name, place: { at, start: clause.start, end: named.end } });
  }
  if (isSpeaker(at, clause.subject) || introducesSpeaker(at.sentence.tokens, clause.subject?.start ?? 0)) return;
  const topic = topicOf(notes, at, clause.subject);
  const isActor = clause.modal !== undefined || (topic !== undefined && notes.roles.has(snakeCase(wordsOf(topic))));
  const unchanged = notes.current === before[0] && notes.topic === before[1];
  if (topic !== undefined && (unchanged || (!isActor && notes.isDeclared(topic)))) notes.topic = topic;
}

/** "Once the customer agrees, sales staff book it": when it is done, and nothing that "it" could stand for. */
const isMereOccasion = ({ sentence: { tokens } }: SentenceReading, clause: Clause): boolean =>
  clause.object.start >= clause.object.end &&
  !clause.passive &&
  clause.modal === undefined &&
  clause.verbs.every(({ lemma }) => lemma !== 'be' && lemma !== 'have') &&
  isOccasion(tokens, clause);

/** "The janitor can see who has a key": what is asked for, and nothing that is so. */
const asksWho = ({ sentence: { tokens } }: SentenceReading, { subject }: Clause): boolean =>
  subject !== undefined && subject.end - subject.start === 1 && isWord(tokens[subject.start], 'who');

/** "We have an admin role": a role that was read, and no part of anything. */
const namesRole = ({ sentence: { tokens }, stated }: SentenceReading, { object: { end } }: Clause): boolean =>
  isWord(tokens[end - 1], 'role') && stated.some((fact) => fact.kind === FactKind.ROLE && fact.end === end);

function readClause(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  role: Range | undefined,
): void {
  const { tokens } = at.sentence;
  if (clause.verbs.every(({ at: verb }) => isTechnology(at, verb)) || isAhead(at, clause)) return;
  if (leadsToAllowed(tokens, clause)) {
    reading.use(at, clause.start, clause.end);
    if (!clause.negated) at.settled.push({ start: clause.start, end: clause.end });
    return;
  }
  const own = spokenBy(at, clause, role);
  void (
    limitsClaims(notes, at, own) ||
    readHoldersAsked(reading, notes, at, own) ||
    (role === undefined && readUsers(reading, notes, at, clause)) ||
    readAssigned(reading, notes, at, own) ||
    readToldOf(reading, notes, at, own) ||
    readGivenMarks(reading, notes, at, own) ||
    (isJudged(tokens, clause, clause.object.start) && readAbility(reading, notes, at, own)) ||
    (role === undefined && readPerformed(reading, notes, at, clause)) ||
    (role === undefined && readTakingPart(reading, notes, at, clause)) ||
    (role === undefined && isByRole(notes, at, clause) && readAbility(reading, notes, at, own)) ||
    readOwnThings(reading, notes, at, clause) ||
    readRest(reading, notes, at, clause) ||
    readFixed(reading, notes, at, clause) ||
    ((pointsBack(at, clause) || boundsPart(notes, at, clause)) && readBeing(reading, notes, at, clause)) ||
    readGiven(reading, notes, at, clause) ||
    readOwnDetails(reading, notes, at, clause) ||
    readAdded(reading, notes, at, clause) ||
    readProvided(reading, notes, at, clause) ||
    readMeasures(reading, notes, at, clause) ||
    readAges(reading, notes, at, clause) ||
    ((role === undefined || notesOfEach(tokens, clause)) && readNoted(reading, notes, at, clause)) ||
    readSweeping(reading, notes, at, own) ||
    (isDoneByRole(notes, at, clause) && readAbility(reading, notes, at, own)) ||
    (role === undefined && readHaving(reading, notes, at, clause)) ||
    (role !== undefined && clause.verb.end - clause.verb.start === 1 && readHaving(reading, notes, at, clause)) ||
    readDescribed(reading, notes, at, clause) ||
    readValues(reading, notes, at, clause) ||
    readKinds(reading, notes, at, clause) ||
    readFlags(reading, notes, at, clause) ||
    readTypes(reading, notes, at, clause) ||
    readRelating(reading, notes, at, clause) ||
    readAbility(reading, notes, at, own) ||
    readKind(reading, notes, at, clause) ||
    readNounLink(reading, notes, at, clause) ||
    readDefinition(reading, notes, at, clause) ||
    readBeing(reading, notes, at, clause) ||
    readContainment(reading, notes, at, clause) ||
    readExistence(reading, notes, at, clause) ||
    (role === undefined && readManaged(reading, notes, at, clause))
  );
}

/** "Travel dates must be in the future": nothing that they are in. */
const isAhead = ({ sentence: { tokens } }: SentenceReading, clause: Clause): boolean =>
  clause.verbs.every(({ lemma }) => lemma === 'be') && tenseIn(tokens, clause) !== undefined;

/** "Go service for hives": a name of a technology is no verb, however it looks. */
const isTechnology = ({ reserved, sentence }: SentenceReading, i: number): boolean =>
  reserved.has(i) && /^[A-Z]/.test(sentence.tokens[i]?.text ?? '');

/** In a user story, "I" is whoever it is told of. */
const spokenBy = (at: SentenceReading, clause: Clause, role: Range | undefined): Clause =>
  role && isFirstPerson(at.sentence.tokens, clause.subject) ? { ...clause, subject: role } : clause;

/** "I", "I only" */
const isFirstPerson = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject === undefined ||
  isWord(
    tokens.slice(subject.start, subject.end).findLast(({ lower }) => !grammar.adverbs.has(lower)),
    'i',
    'we',
  );
