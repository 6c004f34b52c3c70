import { camelCase, capitalised, pascalCase, pluralWords, spoken, wordsOf } from '../names';
import type { ArchetypeData } from './archetype';

/** The same domain with one entity under another name, wherever the data speaks of it: `Todo` that the brief calls a chore. */
export function renamePart(data: ArchetypeData, from: string, to: string): ArchetypeData {
  const taken = new Set(data.entities.flatMap(({ fields }) => Object.keys(fields)));
  const rename = renamer(from, to, taken);
  return {
    ...data,
    ...(data.main !== undefined && { main: rename.entity(data.main) }),
    entities: data.entities.map(({ name, plural, description, fields, unique, invariants, ...rest }) => ({
      ...rest,
      name: rename.entity(name),
      ...(plural !== undefined && name !== from && { plural }),
      ...(description !== undefined && { description: rename.words(description) }),
      fields: Object.fromEntries(Object.entries(fields).map(([key, notation]) => [key, computedOf(notation, rename)])),
      ...(unique && { unique: unique.map((members) => members.map(rename.member)) }),
      ...(invariants && { invariants: rename.deep(invariants) }),
    })),
    ...(data.relations && { relations: data.relations.map((notation) => relationOf(notation, rename)) }),
    ...(data.operations && { operations: rename.deep(data.operations) }),
  };
}

interface Renamer {
  readonly entity: (name: string) => string;
  /** The name of a relation to it, or of the rows that refer back. */
  readonly member: (name: string) => string;
  readonly expression: (text: string) => string;
  readonly words: (text: string) => string;
  /** Every text in the value: names, expressions and messages. */
  readonly deep: <Value>(value: Value) => Value;
}

/** A member that is called as a field is may be that field: the `guests` of a reservation are how many they are. */
function renamer(from: string, to: string, fields: ReadonlySet<string>): Renamer {
  const [one, other] = [camelCase(wordsOf(from)), camelCase(wordsOf(to))];
  const [many, others] = [camelCase(pluralWords(wordsOf(from))), camelCase(pluralWords(wordsOf(to)))];
  const [said, now] = [spoken(from), spoken(to)];
  const entity = (name: string): string => (name === from ? to : name);
  const member = (name: string): string =>
    fields.has(name) ? name : name === one ? other : name === many ? others : name;
  const expression = (text: string): string =>
    text
      .replace(new RegExp(`\\b${from}\\b`, 'g'), to)
      .replace(new RegExp(`(?<=\\.)${one}(?=Id\\b)`, 'g'), other)
      .replace(new RegExp(`(?<=\\.)(${one}|${many})\\b`, 'g'), member);
  const words = (text: string): string =>
    text
      .replace(new RegExp(`\\b${capitalised(said)}(?=s?\\b)`, 'g'), capitalised(now))
      .replace(new RegExp(`\\b(?:(an? ))?${said}(?=s?\\b)`, 'g'), (_, article?: string) =>
        article === undefined ? now : `${/^[aeiou]/.test(now) ? 'an' : 'a'} ${now}`,
      );
  const deep = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (key, part: unknown) => {
      if (typeof part !== 'string') return part;
      if (key === 'message' || key === 'description') return words(part);
      return key === 'name' || key === 'kind' ? part : expression(part);
    }) as Value;
  return { entity, member, expression, words, deep };
}

function relationOf(notation: string, rename: Renamer): string {
  const [role = '', cardinality = '', target = '', ...properties] = notation.split(' ');
  const [source = '', name = ''] = role.split('.');
  return [
    `${rename.entity(source)}.${rename.member(name)}`,
    cardinality,
    rename.entity(target),
    ...properties.map((property) =>
      property.startsWith('inverse=') ? `inverse=${rename.member(property.slice('inverse='.length))}` : property,
    ),
  ].join(' ');
}

/** Of a field only what it is computed from can speak of another entity. */
const computedOf = (notation: string, rename: Renamer): string =>
  notation.replace(/(?<=computed=)[^;]*/, (text) => rename.expression(text));

/** Whether the name is free in the domain. */
export const isFreeName = (data: ArchetypeData, name: string): boolean =>
  name !== 'User' && !data.entities.some((entity) => entity.name === name) && pascalCase(wordsOf(name)) === name;
