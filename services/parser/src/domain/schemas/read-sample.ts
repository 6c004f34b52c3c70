import type { DraftFieldType } from '../draft-model';
import { fieldOf } from '../english/lists/item-properties';
import type { SaidField } from '../english/lists/said-field';
import { listItems } from '../english/lists/list-items';
import { fieldHint } from '../lexicon/field-lexicon';
import { camelCase, entityName, isPlural, snakeCase, spoken, wordsOf } from '../names';
import { tokenize } from '../text/tokenize';
import type { Sample, SampleMember, SampleValue } from './find-samples';
import { isTypeName } from './member-types';
import { IMPLICIT, readMember, type Declared } from './read-member';
import type { SchemaEntity, SchemaField, SchemaReference } from './schema';

type Place = Pick<Sample, 'start' | 'end'>;

/** What a sample tells of the thing that it shows, and of those inside it; its name stands in the sentence before, if not in itself. */
export function readSample({ start, end, members }: Sample, declared: Declared): SchemaEntity {
  const place = { start, end };
  const [only, second] = members;
  // { "book": { "title": ... } }
  if (only?.value.kind === 'object' && second === undefined)
    return entityOf(entityName(wordsOf(only.name)), only.value.members, place, declared);
  return entityOf(undefined, members, place, declared);
}

function entityOf(
  name: string | undefined,
  members: readonly SampleMember[],
  place: Place,
  declared: Declared,
): SchemaEntity {
  const fields: SchemaField[] = [];
  const references: SchemaReference[] = [];
  const inner: SchemaEntity[] = [];
  for (const member of members) {
    const { value } = member;
    const object = value.kind === 'list' ? value.first : value;
    const words = wordsOf(member.name);
    if (object?.kind === 'object') {
      if (value.kind === 'object' && !isThing(object.members)) {
        fields.push(...partsOf(words, object.members, declared));
        continue;
      }
      const target = entityName(words);
      inner.push(entityOf(target, object.members, place, declared));
      references.push({ target, many: value.kind === 'list', role: undefined });
      continue;
    }
    fields.push(...fieldsOf(member, words, declared));
  }
  return { name, ...place, fields, references, inner };
}

/** What is known by a key, a name or the like is something of its own; an amount with its currency is not. */
const isThing = (members: readonly SampleMember[]): boolean =>
  members.some(({ name }) => /^(id|uuid|name|(first|last|full)_?name|title|e_?mail|sku|code)$/i.test(name));

/** "address": { "street": ..., "city": ... } */
const partsOf = (words: readonly string[], members: readonly SampleMember[], declared: Declared): SchemaField[] =>
  members.flatMap((member) => fieldsOf(member, [...words, ...wordsOf(member.name)], declared));

function fieldsOf({ value, comment }: SampleMember, words: readonly string[], declared: Declared): SchemaField[] {
  if (IMPLICIT.has(snakeCase(words))) return [];
  const name = camelCase(words);
  const said = saidOf(words, comment);
  const constraints = said?.constraints.map((one) => one.value) ?? [];
  const text = value.kind === 'scalar' ? /^"(.*)"$/s.exec(value.text)?.[1] : undefined;
  const notation = text !== undefined && isNotation(text) ? readMember(`${name}: ${text}`, declared) : undefined;
  if (notation && 'field' in notation)
    return [{ ...notation.field, constraints: [...notation.field.constraints, ...constraints] }];
  const enumValues = said?.enumValues;
  const type = enumValues ? 'enum' : (said?.type ?? typeOf(value, text, name));
  const isEmpty = value.kind === 'scalar' && value.text === 'null' && !constraints.includes('required');
  return [{ name, type, enumValues, constraints: isEmpty ? [...new Set([...constraints, 'optional'])] : constraints }];
}

/** "status": "open"  // open, done or cancelled */
function saidOf(words: readonly string[], comment: string): SaidField | undefined {
  if (comment === '') return undefined;
  const tokens = tokenize(`${spoken(camelCase(words))} (${comment})`, 0, () => undefined);
  const [item] = listItems(tokens, { start: 0, end: tokens.length });
  return item && fieldOf(tokens, item);
}

/** "string", "open|closed": what stands for the value says of what kind it is. */
export const isNotation = (text: string): boolean =>
  isTypeName(text.replace(/[?!]$|\(.*\)$/g, '')) || /^[\w-]+(?:\s*\|\s*[\w-]+)+$/.test(text);

const SHAPES: readonly (readonly [RegExp, DraftFieldType])[] = [
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/, 'datetime'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [/^\d\d:\d\d(:\d\d)?$/, 'time'],
  [/^[^@\s]+@[^@\s]+\.\w+$/, 'email'],
  [/^https?:\/\//, 'url'],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'uuid'],
];
/** Longer texts are no names. */
const LINE = 80;

function typeOf(value: SampleValue, text: string | undefined, name: string): DraftFieldType | undefined {
  const usual = fieldHint(name)?.field.type;
  if (value.kind !== 'scalar') return 'string_list';
  if (text !== undefined) {
    const shape = SHAPES.find(([pattern]) => pattern.test(text))?.[1];
    if (shape) return shape;
    if (usual === 'decimal' && /^-?\d+\.\d+$/.test(text)) return usual;
    if (text.length > LINE) return 'text';
    return usual === 'text' || usual === 'email' || usual === 'url' ? usual : 'string';
  }
  if (/^(true|false)$/.test(value.text)) return 'boolean';
  if (/^-?\d+$/.test(value.text)) return usual === 'decimal' || usual === 'number' ? usual : 'integer';
  if (/^-?\d*\.\d+/.test(value.text)) return usual === 'decimal' ? usual : 'number';
  return isPlural(name) && usual === undefined ? 'string_list' : undefined;
}
