import { snakeCase, wordsOf } from '../names';
import { isWord, type Token } from '../text/token';
import { leadsToAllowed } from './grammar/allowances';
import { readClauses } from './grammar/clauses';
import type { Clause } from './grammar/clause';
import { restoreElidedVerbs } from './grammar/elided-verbs';
import type { DomainNotes } from './domain-notes';
import { introducesSpeaker, isSpeaker } from './grammar/speakers';
import { mergeEmbedded } from './grammar/merge-clauses';
import type { Range } from './grammar/phrase-pattern';
import { noteSchema } from './structure/note-schema';
import { readAges } from './things/read-ages';
import { readAdjuncts } from './relations/read-adjuncts';
import { readWhoWhich } from './relations/read-who-which';
import { readAssigned } from './relations/read-assigned';
import { listsReports, needsReport, reportsAsked } from './things/asked-reports';
import { introducedIn } from './things/introduced-things';
import { readAdded } from './things/read-added';
import { boundsPart, pointsBack, readBeing } from './things/read-being';
import { readBracketedThings } from './structure/read-bracketed-things';
import { readCardinalities } from './relations/read-cardinalities';
import { readCircumstances } from './relations/read-circumstances';
import { readContainment } from './relations/read-containment';
import { readDescribed, readHaving } from './things/read-having';
import { readGrants } from './abilities/read-grants';
import { readExistence, readManaged, readPurpose } from './things/read-managed';
import { readBareLimit, readGlossary, readIntroduction, readLabelledParts } from './structure/read-introductions';
import { readLabelledClause } from './structure/read-labelled-clause';
import { readMeasures } from './things/read-measures';
import { readEachTime } from './relations/read-each-time';
import { readForEach } from './relations/read-for-each';
import { readMadeBy } from './relations/read-made-by';
import { readNesting } from './relations/read-nesting';
import { readNamedValues } from './things/read-named-values';
import { readNamedThings } from './structure/read-named-things';
import { readPermissionRow } from './abilities/read-permission-table';
import { readKept } from './things/read-kept';
import { readOwnDetails } from './things/read-own-details';
import { readOwnThings } from './things/own-things';
import { readProvided } from './things/read-provided';
import { isJudged } from './things/judged-deeds';
import { readDefaults } from './things/read-defaults';
import { readDeed } from './things/read-deeds';
import { readRest } from './things/read-rest';
import { readRemarks } from './things/read-remarks';
import { readSteps } from './things/read-steps';
import { isOccasion, readRecorded } from './things/read-recorded';
import { readPerformed } from './relations/read-performed';
import { readTakingPart } from './relations/read-taking-part';
import { readRelating } from './relations/read-relating';
import { isByRole, isDoneByRole } from './abilities/by-roles';
import { isDeedNamed } from './abilities/deeds-as-nouns';
import { readSameRights } from './abilities/same-rights';
import { readAbility } from './abilities/read-abilities';
import { readTrailingList } from './lists/read-trailing-list';
import { madeThemselves } from './abilities/own-rows';
import { readSweeping } from './abilities/read-sweeping';
import { readUsers } from './abilities/read-users';
import { readAttributes, readKind, readNounLink, readReciprocal, readWhich } from './relations/read-references';
import { readRoleStanding } from './abilities/read-role-standing';
import { readRoles } from './abilities/read-roles';
import { readFixed } from './things/read-fixed';
import { readFlags } from './things/read-flags';
import { readTypes } from './things/read-types';
import { readKinds } from './things/read-kinds';
import { readValues } from './things/read-values';
import { readGivenMarks } from './things/read-given-marks';
import { readTally } from './things/read-tallies';
import { readToldOf } from './things/read-told-of';
import { readToldParts } from './things/read-told-parts';
import { statesForVerb } from '../lexicon/state-lexicon';
import { isFormula } from './rules/read-formulas';
import { noteDeeds } from './effects/note-deeds';
import { noteEffects } from './effects/note-effects';
import { noteMoment, recordsMoment } from './rules/recorded-moments';
import { noteCascade } from './rules/read-cascades';
import { tenseIn } from './rules/read-tenses';
import { readStates } from './states/read-states';
import { readGiven, readNoted } from './things/read-noted';
import { readSpans } from './things/read-spans';
import { labelOf } from './grammar/line-labels';
import { readFieldsOf } from './structure/read-fields-of';
import { readTitle } from './structure/read-title';
import { readStructure } from './structure/read-structure';
import { readTiedDefinition } from './structure/read-tied-definition';
import { notePair } from './grammar/pairs';
import { topicOf } from './grammar/subjects';
import { storyOf } from './grammar/user-stories';
import type { BriefReading, SentenceReading } from './reading';
import { noteRoutes } from './routes/note-routes';
import { readExtensions } from './usual/read-extensions';

const kindOfLabel = ({ sentence }: SentenceReading): string | undefined =>
  sentence.kind === 'row' ? undefined : labelOf(sentence.tokens)?.kind;

/** Sentences of a form of their own; nothing else is to be read in them. */
const READ_AT_ONCE = [
  readLabelledParts,
  readTiedDefinition,
  readIntroduction,
  readLabelledClause,
  readStructure,
  readBareLimit,
  readDefaults,
];

/** Reads what one sentence says of the domain. */
export function readDomain(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  notes.told.push(at);
  if (at.sentence.kind === 'schema') {
    noteSchema(reading, notes, at);
    return;
  }
  if (readTitle(reading, at) || listsReports(at.sentence.tokens) || needsReport(notes, at.sentence.tokens)) return;
  if (isFormula(at.sentence.tokens) || noteRoutes(reading, notes, at)) return;
  const noted = noteDeeds(notes, at);
  if (noted && isWhole(at, noted)) return;
  if (noteCascade(reading, notes, at) || noteEffects(notes, at)) return;
  readCardinalities(reading, notes, at);
  if (readPermissionRow(reading, notes, at)) return;
  if (readRoleStanding(reading, notes, at)) return;
  if (readNamedValues(reading, notes, at) || readFieldsOf(reading, notes, at)) return;
  const granted = readGrants(reading, notes, at);
  const states = readStates(reading, notes, at, granted);
  if (readRoles(reading, notes, at)) return;
  if (states.length > 0 && kindOfLabel(at) === 'definition' && readStructure(reading, notes, at)) {
    for (const range of states) withdrawFields(notes, at, range);
    return;
  }
  readGlossary(notes, at);
  const told = readNamedThings(reading, notes, at);
  const added = told.things.length === 0 ? readExtensions(reading, notes, at) : undefined;
  const named = added ? { things: [added], all: false } : told;
  if (named.all) return;
  const isFree = at.sentence.routes === undefined && states.length === 0 && granted.length === 0;
  if (isFree && READ_AT_ONCE.some((read) => read(reading, notes, at))) return;
  if (named.things.length === 0) readPurpose(reading, notes, at);
  const { tokens } = at.sentence;
  const asked = readWhoWhich(reading, notes, at);
  const story = storyOf(tokens);
  const owned = tokens.flatMap((_, i) => madeThemselves(tokens, i) ?? []);
  const all = restoreElidedVerbs(tokens, mergeEmbedded(tokens, readClauses(tokens, story.range)));
  const reports = reportsAsked(notes, at, all);
  const clauses = all.filter(({ subject, start }) => !reports.some((range) => holds(range, subject?.start ?? start)));
  for (const [i, clause] of clauses.entries())
    if (
      !isDeedNamed(tokens, clause) &&
      !bringsAbout(notes, at, clause, clauses[i + 1], states) &&
      ![...states, ...granted, ...named.things, ...owned, ...(noted ? [noted] : []), ...(asked ? [asked] : [])].some(
        (range) => overlaps(clause.verb, range),
      )
    )
      readInContext(reading, notes, at, clause, { role: story.role, before: clauses[i - 1], next: clauses[i + 1] });
  readSameRights(reading, notes, at);
  if (states.length > 0) return;
  for (const clause of clauses) if (story.role === undefined) readMadeBy(reading, notes, at, clause);
  readForEach(reading, notes, at, clauses);
  readEachTime(reading, notes, at);
  notePair(notes, tokens);
  readTrailingList(reading, notes, at);
  readBracketedThings(reading, notes, at);
  readReciprocal(notes, at);
  readNesting(notes, at);
  readWhich(reading, notes, at);
  if (clauses.length === 0) readAttributes(reading, notes, at);
  readCircumstances(reading, notes, at);
  readToldParts(reading, notes, at, clauses);
}

/** Whether nothing else stands in the sentence. */
const isWhole = ({ sentence: { tokens } }: SentenceReading, { start, end }: Range): boolean =>
  start === 0 && tokens.slice(end).every(({ kind }) => kind === 'mark');

/** "Once the jury accepts it, it is commissioned": the way to the state that follows, and none to a state of its own. */
function bringsAbout(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
  states: readonly Range[],
): boolean {
  const opening = at.sentence.tokens.slice(Math.max(0, clause.start - 1), clause.verb.start);
  if (!next || clause.modal !== undefined || !opening.some((token) => isWord(token, 'once', 'when', 'after')))
    return false;
  const own = new Set(clause.verbs.flatMap(({ lemma }) => statesForVerb.get(lemma) ?? []));
  const isSaid = notes.lifecycles.some(
    ({ place, steps }) => place.at === at && steps.flat().some((state) => own.has(state)),
  );
  return !isSaid && states.some((range) => overlaps(next.verb, range));
}

/** What the states read already are no fields: "Visit: day, status planned -> done". */
function withdrawFields(notes: DomainNotes, at: SentenceReading, states: Range): void {
  for (let i = notes.fields.length - 1; i >= 0; i--) {
    const place = notes.fields[i]?.place;
    if (place?.at === at && place.start < states.end && states.start < place.end) notes.fields.splice(i, 1);
  }
}

const holds = ({ start, end }: Range, i: number): boolean => start <= i && i < end;

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

interface Context {
  /** Who speaks in a user story. */
  readonly role: Range | undefined;
  /** The clause before in the sentence. */
  readonly before: Clause | undefined;
  readonly next: Clause | undefined;
}

/** Reads a clause; what it is about is what "it" stands for in the next one, unless a reader knew better. */
function readInContext(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  context: Context,
): void {
  if (asksWho(at, clause)) return;
  const before = [notes.current, notes.topic] as const;
  if (recordsMoment(at, clause, context.before) || noteMoment(notes, at, clause, context.next)) return;
  if (context.next && isMereOccasion(at, clause)) return;
  if (readRemarks(reading, notes, at, clause, context.before) || readSteps(reading, notes, at, clause)) return;
  if (readTally(reading, notes, at, clause)) return;
  if (context.role === undefined && readRecorded(reading, notes, at, clause, context.before)) return;
  if (readDeed(reading, notes, at, spokenBy(at, clause, context.role), context.next)) return;
  if (!readKept(reading, notes, at, clause, context.before)) readClause(reading, notes, at, clause, context.role);
  readSpans(reading, notes, at, clause);
  if (context.role === undefined) readAdjuncts(reading, notes, at, clause, before[1] ?? before[0]);
  if (clause.relative) {
    if (before[0] !== undefined) [notes.current, notes.topic] = before;
    return;
  }
  const introduced = introducedIn(notes, at, clause);
  if (introduced !== undefined && notes.current === before[0] && notes.topic === before[1]) notes.topic = introduced;
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
    (role === undefined && readNoted(reading, notes, at, clause)) ||
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

const isFirstPerson = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject === undefined || isWord(tokens[subject.end - 1], 'i', 'we');
