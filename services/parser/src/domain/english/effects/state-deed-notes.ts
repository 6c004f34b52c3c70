import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { recordedAt, recordedBy } from '../../recorded-names';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import type { BriefReading } from '../reading';
import { actorsOf } from '../grammar/actors';
import { membersOf, type Member } from '../things/members';
import type { DeedNote, Noted } from './deed-note';
import { causeOf, type Cause } from './occasion-operation';

/** States what deeds note: what whoever does it says comes with the call, and nobody else writes it. */
export function stateDeedNotes(reading: BriefReading, notes: DomainNotes): void {
  if (notes.deedNotes.length === 0) return;
  const members = membersOf(reading, notes);
  for (const note of notes.deedNotes) {
    const causes = causesOf(reading, notes, note, members);
    if (causes.length === 0) note.place.at.missed.push(note.place);
    for (const cause of causes) {
      for (const noted of note.noted) stateNoted(reading, notes, note, cause, noted);
      stateDoer(reading, notes, note, cause);
    }
  }
}

/** Whoever has to say something with a deed does it, where nobody else is said to. */
function stateDoer(reading: BriefReading, notes: DomainNotes, { doer, place }: DeedNote, cause: Cause): void {
  const right = `${cause.entity}.${cause.operation}`;
  if (!doer || reading.facts.some(({ kind, value }) => kind === FactKind.PERMISSION && value === right)) return;
  for (const { kind, name } of actorsOf(notes, place.at, doer)) {
    if (kind !== 'role') continue;
    reading.useRole(place.at, doer.start, doer.end, name);
    reading.fact(place.at, doer.start, doer.end, FactKind.PERMISSION, name, right);
  }
}

/** Tells what stands behind such a note and led to nothing. */
export function tellBehindNotes(notes: DomainNotes): void {
  for (const { place } of notes.deedNotes) {
    const { at, end: start } = place;
    const end = at.sentence.tokens.length;
    const isTold = at.sentence.tokens.slice(start).every(({ kind }) => kind === 'mark');
    const isRead = at.stated.some((one) => one.start < end && start < one.end);
    if (!isTold && !isRead) at.missed.push({ start, end });
  }
}

/** The operations that it is noted of; those that only make or delete a row have nothing to note it in. */
function causesOf(
  reading: BriefReading,
  notes: DomainNotes,
  { deed, place }: DeedNote,
  members: readonly Member[],
): Cause[] {
  const operations = reading.facts.flatMap(({ kind, subject }) => (kind === FactKind.OPERATION ? [subject] : []));
  if ('entity' in deed) {
    const named = deed.verbs.flatMap((verb) =>
      operations.includes(`${deed.entity}.${verb}`) ? [{ entity: deed.entity, operation: verb }] : [],
    );
    return named.length > 0 ? named : marksIn(reading, deed.entity, deed.verbs, place);
  }
  const [verb = ''] = deed.deed;
  const entity = notes.entityFor(deed.words);
  // "When an interpreter declines": the one thing that can be declined.
  const [named, another] = operations.filter((operation) => operation.endsWith(`.${verb}`));
  if (!deed.passive && named !== undefined && another === undefined && named !== `${entity ?? ''}.${verb}`)
    return [{ entity: named.split('.')[0] ?? '', operation: verb }];
  const cause = causeOf({ reading, notes, members }, deed, place);
  return cause && !['create', 'update', 'delete'].includes(cause.operation) ? [cause] : [];
}

/** "mark a tree as dangerous, giving a reason": the operations that the same words made of it. */
function marksIn({ facts }: BriefReading, entity: string, verbs: readonly string[], { at }: Place): Cause[] {
  if (!verbs.some((verb) => MARKING.has(verb))) return [];
  return [...at.facts].flatMap((index) => {
    const { kind, subject } = facts[index] ?? {};
    const [owner = '', operation = ''] = subject?.split('.') ?? [];
    return kind === FactKind.OPERATION && owner === entity ? [{ entity, operation }] : [];
  });
}

const MARKING = new Set(['mark', 'flag', 'set', 'report', 'declare']);

function stateNoted(
  reading: BriefReading,
  notes: DomainNotes,
  { place, demanded }: DeedNote,
  { entity, operation }: Cause,
  noted: Noted,
): void {
  const { at, start, end } = place;
  const state = (kind: FactKind, subject: string, value: string): void =>
    reading.fact(at, start, end, kind, subject, value);
  const known = notes.fields.find(
    (one) => noted.kind !== 'doer' && one.entity === entity && one.field.name === camelCase(noted.words),
  );
  if (noted.kind === 'said' && known && known.place.at !== at) {
    // It is told with the row, so that it is there before.
    if (demanded) state(FactKind.RULE, `${entity}.${operation}`, `guard:self.${known.field.name} != null`);
    reading.use(at, start, end);
    return;
  }
  const { name, type, value } = written(operation, noted, known?.field.type);
  if (!known) state(FactKind.FIELD, `${entity}.${name}`, type);
  state(FactKind.RULE, `${entity}.${operation}`, `effect:self.${name} = ${value}`);
}

/** The field that it is noted in, and what the operation writes there. */
function written(
  operation: string,
  noted: Noted,
  known: string | undefined,
): { name: string; type: string; value: string } {
  if (noted.kind === 'doer') return { name: recordedBy(operation), type: 'uuid', value: 'caller.id' };
  const name = noted.words.length === 0 ? recordedAt(operation) : camelCase(noted.words);
  const usual = known ?? fieldHint(name)?.field.type ?? 'string';
  const told = noted.kind === 'said' && noted.values ? `enum(${noted.values.join('|')})` : usual;
  if (noted.kind === 'said') return { name, type: known ?? told, value: `input.${name}` };
  const type = usual === 'date' ? 'date' : 'datetime';
  return { name, type, value: type === 'date' ? 'today()' : 'now()' };
}
