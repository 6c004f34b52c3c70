import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isWord } from '../text/token';
import { readClauses } from './grammar/clauses';
import type { Clause } from './grammar/clause';
import { restoreElidedVerbs } from './grammar/elided-verbs';
import type { DomainNotes } from './domain-notes';
import { mergeEmbedded } from './grammar/merge-clauses';
import type { Range } from './grammar/phrase-pattern';
import { noteSchema } from './structure/note-schema';
import { readWhoWhich } from './relations/read-who-which';
import { listsReports, needsReport, reportsAsked } from './things/asked-reports';
import { readBracketedThings } from './structure/read-bracketed-things';
import { readCardinalities } from './relations/read-cardinalities';
import { readCircumstances } from './relations/read-circumstances';
import { readGrants } from './abilities/read-grants';
import { readPurpose } from './things/read-managed';
import { readBareLimit, readGlossary, readIntroduction, readLabelledParts } from './structure/read-introductions';
import { readLabelledClause } from './structure/read-labelled-clause';
import { readEachTime } from './relations/read-each-time';
import { readPairParts } from './relations/read-pair-parts';
import { readUniqueWithin } from './relations/read-unique-within';
import { readForEach } from './relations/read-for-each';
import { readMadeBy } from './relations/read-made-by';
import { readNesting } from './relations/read-nesting';
import { readNamedValues } from './things/read-named-values';
import { type NamedThings, readNamedThings } from './structure/read-named-things';
import { readPermissionRow } from './abilities/read-permission-table';
import { readBounds } from './things/read-bounds';
import { readDefaults } from './things/read-defaults';
import { isDeedNamed } from './abilities/deeds-as-nouns';
import { readSameRights } from './abilities/same-rights';
import { readTrailingList } from './lists/read-trailing-list';
import { madeThemselves } from './abilities/own-rows';
import { readAttributes, readReciprocal, readWhich } from './relations/read-references';
import { readRoleStanding } from './abilities/read-role-standing';
import { readRoles } from './abilities/read-roles';
import { readToldParts } from './things/read-told-parts';
import { statesForVerb } from '../lexicon/state-lexicon';
import { isFormula } from './rules/read-formulas';
import { noteDeeds } from './effects/note-deeds';
import { noteEffects } from './effects/note-effects';
import { saysWhenNeeded } from './rules/conditional-parts';
import { saysImpliedValue } from './rules/conditional-values';
import { noteCascade } from './rules/read-cascades';
import { readBacks } from './states/read-backs';
import { readFlow } from './states/read-flows';
import { readStates } from './states/read-states';
import { labelOf } from './grammar/line-labels';
import { readFieldsOf } from './structure/read-fields-of';
import { readTitle } from './structure/read-title';
import { speakOfDefined } from './structure/names-defined';
import { readStructure } from './structure/read-structure';
import { readTiedDefinition } from './structure/read-tied-definition';
import { notePair } from './grammar/pairs';
import { storyOf } from './grammar/user-stories';
import type { BriefReading, SentenceReading } from './reading';
import { noteRoutes } from './routes/note-routes';
import { readExtensions } from './usual/read-extensions';
import { readInContext } from './read-clause';

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
  speakOfDefined(notes, at);
  if (at.sentence.kind === 'schema') {
    noteSchema(reading, notes, at);
    return;
  }
  if (readTitle(reading, at) || listsReports(at.sentence.tokens) || needsReport(notes, at.sentence.tokens)) return;
  if (isFormula(at.sentence.tokens) || noteRoutes(reading, notes, at)) return;
  if (saysWhenNeeded(notes, at) || saysImpliedValue(notes, at) || readBounds(reading, notes, at)) return;
  const noted = noteDeeds(notes, at);
  if (noted && isWhole(at, noted)) return;
  if (noteCascade(reading, notes, at) || noteEffects(notes, at)) return;
  readCardinalities(reading, notes, at);
  if (readPermissionRow(reading, notes, at)) return;
  if (readRoleStanding(reading, notes, at)) return;
  if (readNamedValues(reading, notes, at) || readFieldsOf(reading, notes, at)) return;
  if (readFlow(reading, notes, at)) return;
  const granted = readGrants(reading, notes, at);
  if (readBacks(reading, notes, at)) return;
  const states = readStates(reading, notes, at, granted);
  if (readRoles(reading, notes, at)) return;
  if (states.length > 0 && kindOfLabel(at) === 'definition' && readStructure(reading, notes, at)) {
    for (const range of states) withdrawFields(notes, at, range);
    return;
  }
  readGlossary(notes, at);
  const told = readNamedThings(reading, notes, at);
  const added = told.things.length === 0 ? readExtensions(reading, notes, at) : undefined;
  const named: NamedThings = added ? { things: [added], all: false } : told;
  if (named.all) return;
  const isFree = at.sentence.routes === undefined && states.length === 0 && granted.length === 0;
  if (isFree && named.ofVenture !== true && READ_AT_ONCE.some((read) => read(reading, notes, at))) return;
  if (named.things.length === 0) readPurpose(reading, notes, at);
  const { tokens } = at.sentence;
  const asked = readWhoWhich(reading, notes, at);
  const story = storyOf(tokens);
  const owned = tokens.flatMap((_, i) => madeThemselves(tokens, i) ?? []);
  const all = restoreElidedVerbs(tokens, mergeEmbedded(tokens, readClauses(tokens, story.range)));
  const reports = reportsAsked(notes, at, all);
  const clauses = all.filter(
    (clause) =>
      !reports.some((range) => holds(range, clause.subject?.start ?? clause.start)) && !boundsPages(at, clause),
  );
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
  readPairParts(reading, notes, at, clauses);
  readUniqueWithin(notes, at);
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

/** "at most 100 rows can be requested at a time": of the pages that were read already, and no deed of anybody. */
const boundsPages = ({ stated }: SentenceReading, { subject, verbs }: Clause): boolean =>
  subject !== undefined &&
  verbs.every(({ lemma }) => PAGING_VERBS.has(lemma)) &&
  stated.some((fact) => fact.kind === FactKind.PAGINATION && overlaps(subject, fact));

const PAGING_VERBS = new Set('request fetch load return deliver list show display give ask retrieve get'.split(' '));

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
