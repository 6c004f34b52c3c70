import { describesOwn } from '../archetypes/apply-archetype';
import { fieldHint } from '../lexicon/field-lexicon';
import { entityName } from '../names';
import type { Sentence } from '../text/token';
import { readConditionalParts } from './rules/conditional-parts';
import { readImpliedValue } from './rules/conditional-values';
import { readEitherGiven } from './rules/either-given';
import { readCountLimits } from './rules/read-count-limits';
import { DomainNotes } from './domain-notes';
import type { FieldNote } from './notes';
import { presupposeDeeds } from './abilities/presupposed-deeds';
import { presupposeSteps } from './abilities/presupposed-steps';
import { stateAbilities } from './abilities/state-abilities';
import { stateLifecycles } from './states/state-lifecycles';
import { forget, passingMentions } from './things/founded-entities';
import { namedInPassing } from './things/named-in-passing';
import { foundSubject } from './grammar/found-subject';
import { readDomain } from './read-domain';
import { readGuards } from './rules/read-guards';
import { tieMakers } from './relations/read-made-by';
import { readCascade, readLoosened } from './rules/read-cascades';
import { readKeptParents } from './rules/read-kept-parents';
import { completeOwnership } from './abilities/complete-ownership';
import { tellOpenInState } from './abilities/open-in-state';
import { BUSINESS_OWNER, managesBusiness } from './abilities/business-owner';
import { findOwnersByTrade } from './abilities/owners-by-trade';
import { noteAccountRoles, stateAccountRoles } from './abilities/roles-of-accounts';
import { readOwnership } from './abilities/read-ownership';
import { readAssignment } from './whole/read-assignment';
import { readArchetype } from './whole/read-archetype';
import { readBackground } from './whole/read-background';
import { readAccessLeftOut, readLeftOut } from './whole/read-left-out';
import { readName } from './whole/read-project';
import { readQueries } from './queries/read-queries';
import { aliasesAmong, describedIn, plainNames } from './things/second-names';
import { membersOf } from './things/members';
import { shortRoles } from './abilities/short-roles';
import { readRuledOut } from './abilities/read-ruled-out';
import { readRules } from './rules/read-rules';
import { stateDeedNotes, tellBehindNotes } from './effects/state-deed-notes';
import { stateEffects, withdrawMisread } from './effects/state-effects';
import { stateMoments } from './rules/state-moments';
import { readStack } from './whole/read-stack';
import { readApplicationKind } from './whole/read-application-kind';
import { readOpenReading } from './whole/read-open-reading';
import { readAuthentication } from './whole/read-authentication';
import { readPagination } from './queries/read-pagination';
import { readStatuses } from './whole/read-statuses';
import { readUnwanted } from './whole/read-unwanted';
import { readExclusions, readNonFunctional } from './whole/read-wishes';
import { BriefReading } from './reading';
import { adaptArchetype } from './usual/adapt-archetype';
import { stateRoutes } from './routes/state-routes';
import { takeForKinds } from './things/kinds-of-one';
import { resolveNotes } from './things/resolve-notes';

const WHOLE = [
  readName,
  readArchetype,
  readApplicationKind,
  readAuthentication,
  readOpenReading,
  readNonFunctional,
  readExclusions,
  readPagination,
  readStatuses,
];

/** Reads the facts of a brief: first what concerns the whole, then the domain, then what speaks of the domain's parts. */
export function readBrief(
  sentences: readonly Sentence[],
  source: number,
  specified: readonly string[] = [],
): BriefReading {
  const reading = new BriefReading(sentences, source);
  for (const sentence of reading.sentences) readLeftOut(reading, sentence);
  for (const sentence of reading.content) readBackground(sentence);
  readStack(reading);
  for (const read of WHOLE) for (const sentence of reading.content) read(reading, sentence);
  readAccessLeftOut(reading);
  readAssignment(reading);
  reading.usual = adaptArchetype(reading);
  reading.reserve();
  const notes = readTwice(reading, specified);
  takeForKinds(reading, notes);
  forget(notes, passingMentions(notes, reading));
  foundSubject(reading, notes);
  tieMakers(reading, notes);
  withdrawMisread(notes);
  resolveNotes(notes, reading);
  presupposeDeeds(notes);
  presupposeSteps(reading, notes);
  stateLifecycles(reading, notes);
  stateAccountRoles(reading, notes);
  stateAbilities(reading, notes);
  stateRoutes(reading, notes);
  stateMoments(reading, notes);
  stateDeedNotes(reading, notes);
  const members = membersOf(reading, notes);
  for (const sentence of reading.content) {
    notes.current = lastEntityBefore(notes, reading.sentences.indexOf(sentence), reading) ?? notes.current;
    readOwnership(reading, notes, sentence);
    readRuledOut(reading, notes, sentence);
    readUnwanted(reading, notes, sentence);
    if (readConditionalParts(reading, notes, sentence, members)) continue;
    if (readImpliedValue(reading, notes, sentence, members)) continue;
    if (readEitherGiven(reading, sentence, members, notes.current)) continue;
    readCountLimits(reading, notes, sentence, members);
    readRules(reading, notes, sentence, members);
    readCascade(reading, notes, sentence, members);
    if (readLoosened(reading, notes, sentence, members)) continue;
    if (!readKeptParents(reading, notes, sentence, members)) readGuards(reading, notes, sentence, members);
    readQueries(reading, notes, sentence);
  }
  stateEffects(reading, notes, members);
  tellBehindNotes(notes);
  completeOwnership(reading);
  tellOpenInState(reading);
  return reading;
}

/** Reads the domain once to see what its entities are, and again knowing them. */
function readTwice(reading: BriefReading, specified: readonly string[]): DomainNotes {
  const usual = new Set([...usualEntities(reading), ...specified]);
  const main = reading.usual?.data.main;
  const renamed = reading.usual?.renamed ?? new Map<string, string>();
  let scout = reading.copy();
  let first = readFirst(scout, new DomainNotes(usual, renamed, main));
  foundSubject(reading, first);
  const isEmpty = ({ entities }: DomainNotes): boolean =>
    usual.size === 0 && ![...entities.values()].some(({ strength }) => strength === 'declared');
  if (isEmpty(first)) {
    const again = reading.copy();
    const bare = new DomainNotes(usual, renamed, main);
    bare.takesDeeds = true;
    if (!isEmpty(readFirst(again, bare))) [scout, first] = [again, bare];
  }
  if (isEmpty(first)) {
    const again = reading.copy();
    const named = namedInPassing(again.content);
    const last = new DomainNotes(new Set(named.keys()), renamed, main);
    last.takesDeeds = true;
    if (named.size > 0) [scout, first] = [again, readFirst(again, last)];
    for (const [name, place] of named) first.declare(name, place);
  }
  resolveNotes(first, scout);
  const rejected = passingMentions(first, scout);
  forget(first, rejected);
  const foreseen = new Set(
    [...first.entities.values()].filter(({ strength }) => strength === 'declared').map(({ name }) => name),
  );
  for (const name of describesOwn(describedBy(first), usual) ? specified : usual) foreseen.add(name);
  const plain = plainNames(foreseen, reading);
  const called = new Set([...foreseen].filter((name) => !first.pairs.has(name) && !plain.has(name)));
  const aliases = aliasesAmong(called, describedIn(first), usual, reading);
  for (const [long, short] of plain) aliases.set(long, aliases.get(short) ?? short);
  for (const [old, name] of renamed) aliases.set(old, name);
  for (const [state, entity] of namedByStates(first, foreseen)) aliases.set(state, entity);
  for (const [long, short] of aliases) {
    foreseen.delete(long);
    foreseen.add(aliases.get(short) ?? short);
  }
  const notes = new DomainNotes(foreseen, aliases, main, rejected, eventsIn(first));
  for (const name of first.deeds) notes.deeds.add(name);
  notes.isSecond = true;
  notes.takesDeeds = first.takesDeeds;
  notes.ownersByTrade = first.ownersByTrade;
  notes.shortRoles = shortRoles(first);
  notes.hasBusinessOwner =
    first.sweeping.some(({ actor }) => actor.name === BUSINESS_OWNER) || managesBusiness(reading.content);
  noteAccountRoles(notes, first);
  for (const { entity, field } of first.fields)
    notes.holders.set(field.name, new Set([...(notes.holders.get(field.name) ?? []), entity]));
  for (const sentence of reading.content) readDomain(reading, notes, sentence);
  for (const { name, place, strength } of first.entities.values()) {
    const at = reading.sentences[scout.sentences.indexOf(place.at)];
    // Records of pairs are made again where the second reading finds them.
    if (at && strength === 'declared' && !first.pairs.has(name))
      notes.declare(name, { at, start: place.start, end: place.end });
  }
  return notes;
}

function readFirst(scout: BriefReading, notes: DomainNotes): DomainNotes {
  notes.ownersByTrade = findOwnersByTrade(scout.content);
  for (const sentence of scout.content) readDomain(scout, notes, sentence);
  takeForKinds(scout, notes);
  return notes;
}

/** The entities with the fields that the brief gives them. */
const describedBy = ({
  entities,
  fields,
}: DomainNotes): { name: string; fields: { name: string; unique: boolean }[] }[] =>
  [...entities.values()].map(({ name }) => ({
    name,
    fields: fields
      .filter(({ entity }) => entity === name)
      .map(({ field }) => ({ name: field.name, unique: field.constraints.some(({ value }) => value === 'unique') })),
  }));

/** "Drafts can be edited", where reports start as drafts: what is in a state, and no thing of its own. */
function namedByStates(
  { lifecycles, fields, multiplicities, listed }: DomainNotes,
  names: ReadonlySet<string>,
): Map<string, string> {
  const states = new Map<string, string>();
  for (const { entity, steps } of lifecycles)
    for (const name of steps.flat().map((state) => entityName(state.split('_')))) {
      const isThing =
        listed.has(name) ||
        fields.some((field) => field.entity === name) ||
        multiplicities.some(({ from, to }) => from === name || to === name);
      if (names.has(name) && name !== entity && !isThing) states.set(name, entity);
    }
  return states;
}

/** What has a date or a time among its parts. */
function eventsIn({ fields }: DomainNotes): ReadonlySet<string> {
  const isMoment = ({ field }: FieldNote): boolean =>
    ['date', 'datetime', 'time'].includes(field.type ?? fieldHint(field.name)?.field.type ?? '');
  return new Set(fields.filter(isMoment).map(({ entity }) => entity));
}

/** The entities of the domain that the brief names; words that name them are no strangers. */
const usualEntities = ({ usual }: BriefReading): readonly string[] =>
  usual?.data.entities.flatMap(({ name }) => (usual.omitted.has(name) ? [] : [name])) ?? [];

/** The entity that was introduced last before a sentence, for "it" and "their". */
function lastEntityBefore(notes: DomainNotes, index: number, reading: BriefReading): string | undefined {
  const places = [
    ...notes.fields.map(({ entity, place }) => ({ entity, at: place.at })),
    ...[...notes.entities.values()]
      .filter(({ strength }) => strength === 'declared')
      .map(({ name, place }) => ({ entity: name, at: place.at })),
  ];
  let best: { entity: string; index: number } | undefined;
  for (const { entity, at } of places) {
    const position = reading.sentences.indexOf(at);
    if (position <= index && position >= (best?.index ?? 0)) best = { entity, index: position };
  }
  return best?.entity;
}
