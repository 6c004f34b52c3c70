import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { entityName, wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';

/**
 * "We keep laptops and phones. Each device has a plate and a type (laptop, phone)": what is named among the values of a part, and of
 * which nothing else is told, are kinds of the thing that has it; the words that name them speak of that.
 */
export function takeForKinds(reading: BriefReading, notes: DomainNotes): void {
  for (const { entity, field } of notes.fields) {
    const values = (field.enumValues ?? []).map((value) => notes.canonical(entityName(wordsOf(value))));
    const kinds = values.filter((name) => name !== entity && isMereName(notes, name));
    if (kinds.length < 2 || kinds.length < values.length) continue;
    for (const name of kinds) {
      const place = notes.entities.get(name)?.place;
      notes.entities.delete(name);
      notes.listed.delete(name);
      if (place && notes.isSecond) reading.fact(place.at, place.start, place.end, FactKind.ENTITY, entity, '');
    }
  }
}

/** Declared, and nothing told of it. */
function isMereName(notes: DomainNotes, name: string): boolean {
  const told = [...notes.fields, ...notes.lifecycles, ...notes.routes, ...notes.abilities].map(({ entity }) => entity);
  const tied = [
    ...notes.multiplicities.flatMap(({ from, to }) => [from, to]),
    ...notes.references.flatMap(({ entity, target }) => [entity, target]),
  ];
  return notes.isDeclared(name) && ![...told, ...tied].includes(name);
}
