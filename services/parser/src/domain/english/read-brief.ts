import { describesOwn } from '../archetypes/apply-archetype';
import { fieldHint } from '../lexicon/field-lexicon';
import { isUsualState } from '../lexicon/state-lexicon';
import { entityName, singular, wordsOf } from '../names';
import { isEnglishWord } from '../text/tagger';
import type { Sentence } from '../text/token';
import { readCountLimits } from './rules/read-count-limits';
import { DomainNotes, type FieldNote } from './domain-notes';
import { stateAbilities } from './abilities/state-abilities';
import { stateLifecycles } from './states/state-lifecycles';
import { forget, passingMentions } from './things/founded-entities';
import { foundSubject } from './grammar/found-subject';
import { readDomain } from './read-domain';
import { readGuards } from './rules/read-guards';
import { tieMakers } from './relations/read-made-by';
import { readCascade } from './rules/read-cascades';
import { readKeptParents } from './rules/read-kept-parents';
import { completeOwnership } from './abilities/complete-ownership';
import { findOwnersByTrade } from './abilities/owners-by-trade';
import { noteAccountRoles, stateAccountRoles } from './abilities/roles-of-accounts';
import { readOwnership } from './abilities/read-ownership';
import { readAssignment } from './whole/read-assignment';
import { readArchetype } from './whole/read-archetype';
import { readAccessLeftOut, readLeftOut } from './whole/read-left-out';
import { readName } from './whole/read-project';
import { readQueries } from './queries/read-queries';
import { membersOf } from './things/members';
import { readRuledOut } from './abilities/read-ruled-out';
import { readRules } from './rules/read-rules';
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
  readStack(reading);
  for (const read of WHOLE) for (const sentence of reading.content) read(reading, sentence);
  readAccessLeftOut(reading);
  readAssignment(reading);
  reading.usual = adaptArchetype(reading);
  reading.reserve();
  const notes = readTwice(reading, specified);
  forget(notes, passingMentions(notes, reading));
  foundSubject(reading, notes);
  tieMakers(reading, notes);
  resolveNotes(notes, reading);
  stateLifecycles(reading, notes);
  stateAccountRoles(reading, notes);
  stateAbilities(reading, notes);
  stateRoutes(reading, notes);
  const members = membersOf(reading, notes);
  for (const sentence of reading.content) {
    notes.current = lastEntityBefore(notes, reading.sentences.indexOf(sentence), reading) ?? notes.current;
    readOwnership(reading, notes, sentence);
    readRuledOut(reading, notes, sentence);
    readUnwanted(reading, notes, sentence);
    readRules(reading, notes, sentence, members);
    readCascade(reading, notes, sentence, members);
    if (!readKeptParents(reading, notes, sentence, members)) readGuards(reading, notes, sentence, members);
    readCountLimits(reading, notes, sentence, members);
    readQueries(reading, notes, sentence);
  }
  completeOwnership(reading);
  return reading;
}

/** Reads the domain once to see what its entities are, and again knowing them. */
function readTwice(reading: BriefReading, specified: readonly string[]): DomainNotes {
  const scout = reading.copy();
  const usual = new Set([...usualEntities(reading), ...specified]);
  const main = reading.usual?.data.main;
  const renamed = reading.usual?.renamed ?? new Map<string, string>();
  const first = new DomainNotes(usual, renamed, main);
  first.ownersByTrade = findOwnersByTrade(scout.content);
  for (const sentence of scout.content) readDomain(scout, first, sentence);
  foundSubject(reading, first);
  resolveNotes(first, scout);
  const rejected = passingMentions(first, scout);
  forget(first, rejected);
  const foreseen = new Set(
    [...first.entities.values()].filter(({ strength }) => strength === 'declared').map(({ name }) => name),
  );
  for (const name of describesOwn(describedBy(first), usual) ? specified : usual) foreseen.add(name);
  const aliases = aliasesAmong(foreseen, new Set(first.fields.map(({ entity }) => entity)), usual);
  for (const [long, short] of plainNames(foreseen, reading)) {
    if (aliases.get(short) === long) aliases.delete(short);
    aliases.set(long, short);
  }
  for (const [old, name] of renamed) aliases.set(old, name);
  for (const [state, entity] of namedByStates(first, foreseen)) aliases.set(state, entity);
  for (const [long, short] of aliases) {
    foreseen.delete(long);
    foreseen.add(aliases.get(short) ?? short);
  }
  const notes = new DomainNotes(foreseen, aliases, main, rejected, eventsIn(first));
  for (const name of first.deeds) notes.deeds.add(name);
  notes.isSecond = true;
  notes.ownersByTrade = first.ownersByTrade;
  noteAccountRoles(notes, first);
  for (const { entity, field } of first.fields)
    notes.holders.set(field.name, new Set([...(notes.holders.get(field.name) ?? []), entity]));
  for (const sentence of reading.content) readDomain(reading, notes, sentence);
  for (const { name, place, strength } of first.entities.values()) {
    const at = reading.sentences[scout.sentences.indexOf(place.at)];
    if (at && strength === 'declared') notes.declare(name, { at, start: place.start, end: place.end });
  }
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

/** "report" for ExpenseReport, "court reservation" for Reservation: the name without fields stands for the other one. */
function aliasesAmong(
  names: ReadonlySet<string>,
  withFields: ReadonlySet<string>,
  usual: ReadonlySet<string>,
): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const short of names) {
    // An ingredient and what a recipe has of it are two things of one domain.
    const isUsual = usual.has(short);
    const longer = [...names].filter(
      (name) =>
        name !== short &&
        !(isUsual && usual.has(name)) &&
        ((name.endsWith(short) && /[a-z]$/.test(name.slice(0, -short.length))) ||
          (withFields.has(short) && !withFields.has(name) && isWrittenTogether(name, short))),
    );
    const [long] = longer;
    if (long === undefined || longer.length > 1 || (withFields.has(long) && withFields.has(short))) continue;
    if (withFields.has(short)) aliases.set(long, short);
    else aliases.set(short, long);
  }
  return aliases;
}

/** "houseplants ... each plant": both parts of the compound are words, and neither is a mere ending. */
function isWrittenTogether(long: string, short: string): boolean {
  const first = long.slice(0, -short.length).toLowerCase();
  return (
    long.toLowerCase() === first + short.toLowerCase() &&
    first.length > 2 &&
    short.length > 3 &&
    !PREFIXES.has(first) &&
    isEnglishWord(first)
  );
}

/** "Subtasks" are not tasks. */
const PREFIXES = new Set(['sub', 'super', 'mini', 'micro', 'pre', 'non']);

/** Endings that only adjectives have: a "roast batch" is no batch that roasts. */
const ADJECTIVE = /(al|ic|ive|ous|ful|ible|able|ary)$/;

/** "municipal fountains" that are "fountains" elsewhere, "a rejected complaint" of complaints: the adjective is no part of the name. */
function plainNames(names: ReadonlySet<string>, reading: BriefReading): Map<string, string> {
  const plain = new Map<string, string>();
  for (const name of names) {
    const words = wordsOf(name);
    const [first = '', last = ''] = words;
    const isState = isUsualState(first) && /(d|en|wn|t)$/.test(first);
    if (words.length !== 2 || !(isState || ADJECTIVE.test(first))) continue;
    let described = false;
    let alone = false;
    for (const { sentence } of reading.sentences) {
      for (const [i, token] of sentence.tokens.entries()) {
        if (singular(token.lower) !== last) continue;
        const before = sentence.tokens[i - 1];
        if (before?.lower === first) described ||= before.pos === 'ADJ' || isState;
        else if (!isState || ['NOUN', 'PROPN'].includes(token.pos))
          alone ||= before === undefined || !['NOUN', 'PROPN', 'ADJ'].includes(before.pos);
      }
    }
    if (described && alone) plain.set(name, entityName([last]));
  }
  return plain;
}

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
