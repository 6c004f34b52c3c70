import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { endsDeed, pastParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, snakeCase, wordsOf } from '../../names';
import { operationEffect } from '../abilities/state-operations';
import type { DomainNotes } from '../domain-notes';
import type { MomentNote } from '../notes';
import type { BriefReading } from '../reading';
import { statusFields } from '../states/state-lifecycles';
import { isRecordOfDeed } from '../things/recorded-deeds';

/** States the moments that deeds record: a field that the operation fills in, or one that a new row has from the start. */
export function stateMoments(reading: BriefReading, notes: DomainNotes): void {
  for (const note of notes.moments) {
    const entity = notes.isDeclared(note.owner ?? note.entity) ? holderOf(reading, notes, note) : undefined;
    const isDone =
      entity !== undefined && (note.passive || endsDeed(note.verb) || reaches(reading, notes, entity, note));
    if (isDone) stateMoment(reading, notes, note, entity);
  }
}

function stateMoment(reading: BriefReading, notes: DomainNotes, note: MomentNote, entity: string): void {
  const { at, start, end } = note.place;
  const field = camelCase(note.words);
  const known = notes.fields.find((one) => one.entity === entity && one.field.name === field)?.field.type;
  const type = known ?? fieldHint(field)?.field.type;
  if (type !== 'date' && type !== 'datetime') return;
  const isNew = note.passive && crudVerb(note.verb) === 'create' && !reaches(reading, notes, entity, note);
  if (known === undefined) reading.fact(at, start, end, FactKind.FIELD, `${entity}.${field}`, type);
  if (isNew) {
    reading.fact(at, start, end, FactKind.CONSTRAINT, `${entity}.${field}`, 'default=now');
    return;
  }
  const operation = `${entity}.${note.verb}`;
  if (!isOperation(reading, operation))
    reading.fact(at, start, end, FactKind.OPERATION, operation, operationEffect(reading, notes, entity, note.verb, []));
  const value = `effect:self.${field} = ${type === 'date' ? 'today()' : 'now()'}`;
  reading.fact(at, start, end, FactKind.RULE, operation, value);
}

/** What goes through the deed itself, else what is kept of what was done before: "when a bike is returned" ends its rental. */
function holderOf(reading: BriefReading, notes: DomainNotes, note: MomentNote): string | undefined {
  if (note.owner !== undefined) return note.owner;
  const records = reading.facts.flatMap(({ kind, subject, value }) => {
    const [source = '', target] = subject.split('-');
    return kind === FactKind.RELATION && value.startsWith('many_to_one') && target === note.entity ? [source] : [];
  });
  const candidates = [...new Set([note.entity, ...records])];
  const field = camelCase(note.words);
  const having = candidates.find((one) =>
    notes.fields.some((known) => known.entity === one && known.field.name === field),
  );
  const reached = candidates.find((one) => reaches(reading, notes, one, note));
  const kept = candidates.filter((one) => one !== note.entity && (isRecordOfDeed(one) || notes.deeds.has(one)));
  return having ?? reached ?? (endsDeed(note.verb) && kept.length === 1 ? kept[0] : note.entity);
}

const isOperation = ({ facts }: BriefReading, operation: string): boolean =>
  facts.some(({ kind, subject }) => kind === FactKind.OPERATION && subject === operation);

/** Whether the deed is one of its operations, or leads to one of its states. */
function reaches(reading: BriefReading, notes: DomainNotes, entity: string, { verb }: MomentNote): boolean {
  const stated = reading.facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity);
  const states = stated?.value.split('>') ?? statusFields(notes).get(entity) ?? [];
  const [first = verb, ...rest] = wordsOf(verb);
  const named = [...(statesForVerb.get(verb) ?? []), snakeCase([pastParticiple(first), ...rest])];
  return isOperation(reading, `${entity}.${verb}`) || named.some((state) => states.includes(state));
}
