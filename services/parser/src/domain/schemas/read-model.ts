import { camelCase, entityName, isPlural, wordsOf } from '../names';
import type { Sample, SampleMember } from './find-samples';
import { readMember, type Declared } from './read-member';
import { isNotation } from './read-sample';
import type { SchemaEntity, SchemaField, SchemaReference } from './schema';

/** What things are gathered under: { "entities": { ... } } */
const WRAPPERS = /^(?:entit(?:y|ies)|models?|schemas?|tables?|resources?|types|collections?)$/i;

/**
 * Things written down in JSON with their parts rather than with samples of them, { "Book": ["title", "pages:int"] },
 * { "Author": { "name": "string" } }; undefined where it shows data.
 */
export function readModel(brief: string, sample: Sample, declared: Declared): SchemaEntity[] | undefined {
  const [only, second] = sample.members;
  const isWrapped = second === undefined && WRAPPERS.test(only?.name ?? '');
  const things = isWrapped && only?.value.kind === 'object' ? only.value.members : sample.members;
  const isModel =
    things.length > 0 && things.every((thing) => partsOf(thing) && (isWrapped || /^[A-Z]/.test(thing.name)));
  if (!isModel) return undefined;
  const names = things.map(({ name }) => entityName(wordsOf(name)));
  const known = { ...declared, entities: new Set([...declared.entities, ...names]) };
  const starts = startsOf(brief, sample, things);
  return things.map((thing, i) => ({
    name: names[i],
    start: i === 0 ? sample.start : (starts[i] ?? sample.start),
    end: starts[i + 1] ?? sample.end,
    ...membersOf(partsOf(thing) ?? [], known),
  }));
}

/** Where each of them is named. */
function startsOf(brief: string, { start }: Sample, things: readonly SampleMember[]): number[] {
  let at = start;
  return things.map(({ name }) => (at = brief.indexOf(`"${name}"`, at + 1)));
}

/** Each part as a declaration would write it; undefined where a value is no name of a part or of a type. */
function partsOf({ value }: SampleMember): string[] | undefined {
  const listed = value.kind === 'list' ? value.all.map((one) => textOf(one)) : undefined;
  const named =
    value.kind === 'object'
      ? value.members.map((member) => {
          const type = textOf(member.value);
          return type !== undefined && isNotation(type) ? `${member.name}: ${type}` : undefined;
        })
      : undefined;
  const parts = listed ?? named ?? [];
  const all = parts.filter((part) => part !== undefined && /^[A-Za-z]/.test(part));
  return all.length > 0 && all.length === parts.length ? (all as string[]) : undefined;
}

const textOf = (value: SampleMember['value']): string | undefined =>
  value.kind === 'scalar' ? /^"(.*)"$/s.exec(value.text)?.[1] : undefined;

function membersOf(parts: readonly string[], declared: Declared): Pick<SchemaEntity, 'fields' | 'references'> {
  const fields: SchemaField[] = [];
  const references: SchemaReference[] = [];
  for (const part of parts) {
    const read = bareMember(part, declared) ?? readMember(part.replace(/\s*([<>]=?)\s*/, ' $1 '), declared);
    if (read && 'field' in read) fields.push(read.field);
    if (read && 'reference' in read) references.push(read.reference);
  }
  return { fields, references };
}

/** "title", "sku!", "author": no type is written. */
function bareMember(part: string, { entities }: Declared): ReturnType<typeof readMember> {
  const [, name, mark = ''] = /^(\w+)([!?*]?)$/.exec(part) ?? [];
  if (name === undefined) return undefined;
  const words = wordsOf(name);
  const target = entityName(words);
  if (entities.has(target)) return { reference: { target, many: isPlural(name), role: undefined } };
  const constraints = mark === '?' ? ['optional'] : mark === '' ? [] : ['required'];
  return { field: { name: camelCase(words), type: undefined, enumValues: undefined, constraints } };
}
