import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { givesBack } from '../../lexicon/claim-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { gerund, pastParticiple } from '../../lexicon/verb-lexicon';
import { entityName, snakeCase } from '../../names';
import { statesTakenBack } from '../../state-machine';
import { isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Place } from '../notes';
import type { BriefReading } from '../reading';
import { isAgreedOn, isComplaint, isJoined, isMade, recordsCounted, recordsOf } from '../things/recorded-deeds';
import { customVerb } from './state-operations';

/** What may be done with any data. */
export const CRUD: ReadonlySet<string> = new Set(['create', 'read', 'update', 'delete']);

/** "Members book machines" makes bookings, where the brief has them. */
export function recordOf(reading: BriefReading, notes: DomainNotes, { entity, verb, actor }: AbilityNote): string {
  // "Teachers create tasks, pupils submit them", where submissions are kept.
  const handed = recordsCounted(verb).find((record) => record !== entity && notes.isDeclared(record));
  const isOthers = notes.abilities.some(
    (note) => note.entity === entity && crudVerb(note.verb) === 'create' && note.actor.name !== actor.name,
  );
  if (handed !== undefined && isOthers && crudVerb(verb) === 'create') return handed;
  const records = [...recordsOf(verb), entityName([gerund(verb)])];
  const named = records.includes(entity) ? undefined : records.find((record) => notes.isDeclared(record));
  const refers = reading.facts.some(
    ({ kind, subject }) =>
      kind === FactKind.RELATION && (subject === `${named}-${entity}` || subject === `${entity}-${named}`),
  );
  return named !== undefined && refers ? named : entity;
}

/** Which of creating, reading, changing and deleting the verb stands for; none where it does something of its own. */
export function usualVerb(
  reading: BriefReading,
  notes: DomainNotes,
  note: AbilityNote,
  entity: string,
): string | undefined {
  const { actor, verb, entity: named, place } = note;
  if (
    isMade(verb, entity) ||
    isBeginning(verb, entity, place) ||
    isPutUp(note) ||
    isAskedFor(notes, note, entity) ||
    beginsLife(reading, notes, note, entity) ||
    bringsParts(reading, notes, note, entity)
  )
    return 'create';
  // Who orders a product makes no product.
  const records = recordsOf(verb);
  const isDeed = records.length > 0 && !records.includes(entity);
  if (
    isDeed ||
    isComplaint(verb, entity) ||
    isGoing(notes, verb, entity, place) ||
    isLetGo(notes, verb, entity) ||
    customVerb(reading, notes, entity, verb)
  )
    return undefined;
  if (isOpenedAndClosed(notes, note, entity)) return undefined;
  // Whoever owns it opens it to read it.
  if (actor.kind === 'owner' && verb === 'open') return 'read';
  // "Members borrow tools" makes loans, where the brief has them.
  const isRecord = entity !== named || (records.includes(entity) && crudVerb(verb) === undefined);
  const usual = isRecord ? 'create' : crudVerb(verb);
  return usual === '' ? undefined : usual;
}

/** "Loans are requested by a member, approved by a clerk": how a life begins; who unlocks what was locked does not begin it. */
const isBeginning = (verb: string, entity: string, { at }: Place): boolean =>
  statesTakenBack(verb).length === 0 &&
  at.stated.some(
    ({ kind, subject, value }) =>
      kind === FactKind.STATE && subject === entity && value.startsWith(`${snakeCase([pastParticiple(verb)])}>`),
  );

/**
 * "Planners schedule trips", of which "scheduled" is the first status, or which have none; unless somebody makes them before, and
 * schedules what was requested.
 */
function beginsLife(
  { facts }: BriefReading,
  notes: DomainNotes,
  { actor, verb, negated }: AbilityNote,
  entity: string,
): boolean {
  if (actor.kind !== 'role' || negated || statesTakenBack(verb).length > 0) return false;
  const told = facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity)?.value.split('>');
  const listed = notes.fields.find((note) => note.entity === entity && isStateNoun(note.field.name))?.field.enumValues;
  const states = told ?? listed ?? [];
  const reached = (deed: string): number => states.indexOf(snakeCase([pastParticiple(deed)]));
  const at = reached(verb);
  if (at > 0 || (at < 0 && !SCHEDULING.includes(verb))) return false;
  return !notes.abilities.some(
    (one) =>
      one.entity === entity &&
      !one.negated &&
      one.verb !== verb &&
      crudVerb(one.verb) === 'create' &&
      // "Nurses schedule visits" that patients request: a step of their life.
      reached(one.verb) <= 0,
  );
}

/** What there will be comes about by it. */
const SCHEDULING = ['schedule', 'arrange', 'organise', 'organize'];

/** "Buyers request viewings", "students book lessons": by it they come about, unless somebody makes them before. */
function isAskedFor({ abilities }: DomainNotes, { actor, verb }: AbilityNote, entity: string): boolean {
  const isMadeBefore = abilities.some(
    (one) => one.entity === entity && one.verb !== verb && crudVerb(one.verb) === 'create',
  );
  return actor.kind === 'role' && isAgreedOn(verb, entity) && !isMadeBefore;
}

/** "Sellers list dresses": they put them up, where nothing asks for a list; "clerks list dresses by size" do. */
const isPutUp = ({ actor, verb, allowed, place: { at, end } }: AbilityNote): boolean =>
  verb === 'list' &&
  actor.kind === 'role' &&
  allowed !== true &&
  !isWord(at.sentence.tokens[end], 'by', 'of', 'in', 'sorted', 'with');

/**
 * "Bakers publish recipes (title, yield)", "customers open tickets with a subject", "runners set goals with a date": with its parts it is new, unless others make such
 * rows, or publishing is a step of its life.
 */
function bringsParts(
  reading: BriefReading,
  notes: DomainNotes,
  { verb, place, allowed }: AbilityNote,
  entity: string,
): boolean {
  const { at, end } = place;
  // Who may list books with their authors asks for a list.
  if (verb === 'list' && allowed === true) return false;
  if (!BRINGING.includes(verb) || !(isMark(at.sentence.tokens[end], '(') || isWord(at.sentence.tokens[end], 'with')))
    return false;
  const isStep = reading.facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.STATE && subject === entity && value.split('>').includes(snakeCase([pastParticiple(verb)])),
  );
  const areMade = notes.abilities.some(
    (note) =>
      note.entity === entity && crudVerb(note.verb) === 'create' && ![verb, 'save', 'submit'].includes(note.verb),
  );
  return !isStep && !areMade && notes.fields.some((note) => note.entity === entity && note.place.at === at);
}

const PUT_FORWARD = ['suggest', 'propose', 'recommend', 'nominate', 'send', 'offer'];

const BRINGING = [
  'publish',
  'post',
  'open',
  'announce',
  'release',
  'share',
  'launch',
  'start',
  'list',
  'set',
  ...PUT_FORWARD,
];

/** "leave a class", which others join, "leave them again": nothing that is left behind, as comments are. */
function isGoing({ abilities }: DomainNotes, verb: string, entity: string, { at, start, end }: Place): boolean {
  if (verb !== 'leave') return false;
  const leave = at.sentence.tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'leave'));
  return (
    isWord(at.sentence.tokens[leave + 1], 'it', 'them', 'the', 'this', 'that') ||
    isJoined(entity) ||
    abilities.some((note) => note.entity === entity && note.verb === 'join')
  );
}

/** "Guards open and close the gates": no look at them, and none that is new; customers open tickets that agents close. */
const isOpenedAndClosed = ({ abilities }: DomainNotes, { verb, actor, place }: AbilityNote, entity: string): boolean =>
  verb === 'open' &&
  abilities.some(
    (note) =>
      note.entity === entity &&
      note.verb === 'close' &&
      !note.negated &&
      note.actor.name === actor.name &&
      note.place.at === place.at,
  );

/** "Members claim chores and drop them": they are there for others then. */
const isLetGo = ({ abilities }: DomainNotes, verb: string, entity: string): boolean =>
  abilities.some((note) => note.entity === entity && !note.negated && givesBack(verb, note.verb));

/** Who is said to do it. */
export const givenTo = (reading: BriefReading, entity: string, verb: string): string[] =>
  reading.facts.flatMap(({ kind, subject, value }) =>
    kind === FactKind.PERMISSION && [`${entity}.${verb}`, `${entity}.*`].includes(value) ? [subject] : [],
  );
