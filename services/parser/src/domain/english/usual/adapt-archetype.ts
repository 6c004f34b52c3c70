import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { ArchetypeData } from '../../archetypes/archetype';
import { catalogue } from '../../archetypes/catalogue';
import { renamePart } from '../../archetypes/rename-part';
import { spoken } from '../../names';
import type { BriefReading, SentenceReading } from '../reading';
import { thingsAmong } from './read-extensions';
import { listedParts } from './listed-parts';
import { isSpokenOf, namesInUse } from './names-in-use';
import { readOmitted } from './read-omitted';
import { readOnlyParts } from './read-only-parts';
import { readRenamed } from './read-renamed';
import { type UsualPart, UsualParts } from './usual-parts';
import type { UsualModel } from './usual-model';

/** Takes the brief's words for the usual parts of its domain, and those parts away that it does not want. */
export function adaptArchetype(reading: BriefReading): UsualModel | undefined {
  const named = catalogue.find(({ id }) => reading.has(FactKind.ARCHETYPE, id));
  if (!named) return undefined;
  let data: ArchetypeData = withMain(named);
  const rename = (entity: string, name: string): void => {
    if (!data.entities.some((known) => known.name === entity)) return;
    data = renamePart(data, entity, name);
  };
  const renamed = new Map<string, string>();
  for (const at of reading.content)
    for (const { entity, name } of readRenamed(
      reading,
      at,
      new UsualParts(data),
      data.main ?? data.entities[0]?.name ?? '',
    )) {
      rename(entity, name);
      renamed.set(entity, name);
    }
  const givenNames = new Set(renamed.values());
  for (const { entity, name } of namesInUse(reading, data)) if (!givenNames.has(entity)) rename(entity, name);
  // What is called otherwise beside the name in use is something else: the items of an inventory of products.
  data = { ...data, entities: data.entities.map((entity) => ({ ...entity, alsoCalled: [] })) };
  const parts = new UsualParts(data);
  const omitted = new Set<string>();
  for (const at of reading.content) {
    for (const part of readOmitted(reading, at, parts)) omitted.add(keyOf(part));
    for (const left of othersThan(data, readOnlyParts(reading, at, parts))) omitted.add(left);
  }
  for (const at of reading.content)
    for (const left of unlisted(data, at)) if (!isSpokenOf(reading, spoken(left))) omitted.add(left);
  return { data, omitted, renamed };
}

/** "A gym API: members, trainers, bookings": such a list is the whole of it. */
function unlisted(data: ArchetypeData, at: SentenceReading): string[] {
  const listed = listedParts(at);
  const things = thingsAmong(listed?.items ?? []);
  if (!listed?.all || things.length < 2) return [];
  const parts = new UsualParts(data);
  return othersThan(
    data,
    things.flatMap(({ phrase }) => parts.at(at.sentence.tokens, phrase.head.start)?.value ?? []),
    true,
  );
}

const keyOf = ({ entity, field }: UsualPart): string => (field === undefined ? entity : `${entity}.${field}`);

/** The entity that bears the name of the domain is what it is about, if the data names no other. */
function withMain(data: ArchetypeData): ArchetypeData {
  const { names, entities } = data;
  const main = data.main ?? entities.find(({ name }) => names.includes(spoken(name)) || entities.length === 1)?.name;
  return main === undefined ? data : { ...data, main };
}

/** What goes when only these are wanted: the other entities, or the other fields of the one whose fields are named. */
function othersThan({ entities }: ArchetypeData, wanted: readonly UsualPart[], evenAll = false): string[] {
  if (wanted.length === 0 && !evenAll) return [];
  const kept = new Set(wanted.map(({ entity }) => entity));
  // The lines of an order come with the orders.
  const isKept = (name: string): boolean => [...kept].some((one) => name.startsWith(one));
  const fields = new Set(wanted.flatMap((part) => (part.field === undefined ? [] : [keyOf(part)])));
  return entities.flatMap(({ name, fields: all }) => {
    if (!isKept(name)) return [name];
    const cut = [...fields].some((key) => key.startsWith(`${name}.`));
    return cut ? Object.keys(all).flatMap((field) => (fields.has(`${name}.${field}`) ? [] : [`${name}.${field}`])) : [];
  });
}
