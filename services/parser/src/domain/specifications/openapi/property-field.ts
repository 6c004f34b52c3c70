import type { DraftField, DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { snakeCase, wordsOf } from '../../names';
import { enumValues, patternOf } from '../enum-values';
import { plainLetters } from '../implicit-names';
import { anchored } from '../patterns';
import type { SchemaView } from './schema-view';

/** A property as a field; `remarks` say what could not be kept, undefined means that nothing holds its values. */
export interface PropertyField {
  field: DraftField;
  remarks: string[];
}

const FORMATS: Record<string, DraftFieldType> = {
  date: 'date',
  'date-time': 'datetime',
  datetime: 'datetime',
  time: 'time',
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  url: 'url',
  iri: 'url',
  uuid: 'uuid',
  decimal: 'decimal',
  money: 'decimal',
};
const BINARY = new Set(['binary', 'byte', 'base64']);

export function propertyField(name: string, view: SchemaView, itemType: string | undefined): PropertyField | undefined {
  const remarks: string[] = [];
  const type = typeOf(name, view, itemType, remarks);
  if (!type) return undefined;
  const field: DraftField = { name, type };
  describe(field, view);
  if (type === 'enum') takeEnum(field, view, remarks);
  if (type === 'integer' || type === 'number' || type === 'decimal') takeBounds(field, view);
  if (['string', 'text', 'email', 'url', 'string_list'].includes(type)) takeLengths(field, view);
  if (type === 'decimal') field.scale = 2;
  const pattern = view.keyword('pattern');
  if (typeof pattern === 'string' && (type === 'string' || type === 'text')) {
    const usable = anchored(pattern);
    if (usable === undefined) remarks.push(`its pattern ${pattern} is not in the subset that every language has`);
    else field.pattern = usable;
  }
  takeDefault(field, view, remarks);
  return { field, remarks };
}

function typeOf(
  name: string,
  view: SchemaView,
  itemType: string | undefined,
  remarks: string[],
): DraftFieldType | undefined {
  const declared = view.keyword('format');
  const format = typeof declared === 'string' ? declared.toLowerCase() : '';
  const enumeration = stringsOf(view.keyword('enum')) ?? constant(view);
  if (view.alternatives > 1) {
    remarks.push('its alternatives (oneOf, anyOf) have no common shape and become free JSON');
    return view.type === undefined || view.type === 'object' ? 'json' : undefined;
  }
  if (enumeration && (view.type === 'string' || view.type === undefined)) return 'enum';
  switch (view.type) {
    case 'integer':
      return 'integer';
    case 'number':
      return format === 'decimal' || format === 'money' ? 'decimal' : 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return BINARY.has(format) ? undefined : (FORMATS[format] ?? plainText(name, view));
    case 'array':
      return itemType === 'string' ? 'string_list' : undefined;
    case 'object':
      if (view.properties.size > 0) remarks.push('its inner object becomes free JSON');
      return 'json';
    default:
      return undefined;
  }
}

/** Without a format a known name tells; a pattern or an explicit length keeps it a plain text. */
function plainText(name: string, view: SchemaView): DraftFieldType {
  const hint = fieldHint(name)?.field.type;
  const limit = view.keyword('maxLength');
  if (view.keyword('pattern') === undefined && (hint === 'email' || hint === 'url')) return hint;
  return hint === 'text' || (typeof limit === 'number' && limit > 500) ? 'text' : 'string';
}

function takeEnum(field: DraftField, view: SchemaView, remarks: string[]): void {
  const values = stringsOf(view.keyword('enum')) ?? constant(view) ?? [];
  const names = enumValues(values);
  if (names) {
    field.enumValues = names;
    if (names.some((name, index) => name !== values[index])) remarks.push('its values are written in snake_case');
    return;
  }
  field.type = 'string';
  field.pattern = patternOf(values);
}

function takeBounds(field: DraftField, view: SchemaView): void {
  for (const side of ['minimum', 'maximum'] as const) {
    const exclusiveName = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
    const inclusive = view.keyword(side);
    const exclusive = view.keyword(exclusiveName);
    const value = typeof exclusive === 'number' ? exclusive : inclusive;
    if (typeof value !== 'number' || !/^-?\d+(\.\d+)?$/.test(String(value))) continue;
    field[side] = String(value);
    if (typeof exclusive === 'number' || exclusive === true) field[exclusiveName] = true;
  }
}

function takeLengths(field: DraftField, view: SchemaView): void {
  const list = field.type === 'string_list';
  const least = view.keyword(list ? 'minItems' : 'minLength');
  const most = view.keyword(list ? 'maxItems' : 'maxLength');
  if (typeof least === 'number' && least > 0) field.minLength = least;
  if (typeof most === 'number') field.maxLength = most;
}

function takeDefault(field: DraftField, view: SchemaView, remarks: string[]): void {
  const value = view.keyword('default');
  if (value === undefined || value === null) return;
  const fits: Partial<Record<DraftFieldType, boolean>> = {
    integer: Number.isInteger(value),
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
    string_list: Array.isArray(value) && value.every((item) => typeof item === 'string'),
    json: typeof value === 'object' && !Array.isArray(value),
    decimal: typeof value === 'number' || typeof value === 'string',
  };
  const type = field.type ?? 'string';
  if (fits[type] === false || (fits[type] === undefined && typeof value !== 'string')) {
    remarks.push('its default does not fit its type and is left out');
  } else if (type === 'enum' && typeof value === 'string') {
    field.default = { json: JSON.stringify(snakeCase(wordsOf(plainLetters(value)))) };
  } else if (type === 'decimal') {
    field.default = { json: JSON.stringify(Number(value).toFixed(2)) };
  } else {
    field.default = { json: JSON.stringify(value) };
  }
}

function describe(field: DraftField, view: SchemaView): void {
  const description = view.keyword('description');
  if (typeof description === 'string') field.description = description.trim().slice(0, 500);
  const examples = [view.keyword('example'), view.keyword('examples')].flat();
  const texts = examples.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
  if (texts.length > 0) field.examples = texts.slice(0, 20);
}

function stringsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string' && item !== '');
  return texts.length > 0 ? texts : undefined;
}

function constant(view: SchemaView): string[] | undefined {
  const value = view.keyword('const');
  return typeof value === 'string' ? [value] : undefined;
}
