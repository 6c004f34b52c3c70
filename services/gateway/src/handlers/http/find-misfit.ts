import { fromJson, ScalarType, type DescField, type DescMessage, type JsonValue } from '@bufbuild/protobuf';

/** What of a JSON document no message has a place for. */
export interface Misfit {
  /** `application.entities[0].fields[2].type`. */
  readonly place: string;
  readonly message: string;
}

const WHOLE_NUMBER = 'must be a whole number';
const EXPECTED: Readonly<Partial<Record<ScalarType, string>>> = {
  [ScalarType.STRING]: 'must be a text',
  [ScalarType.BOOL]: 'must be true or false',
  [ScalarType.BYTES]: 'must be bytes in base64',
  [ScalarType.DOUBLE]: 'must be a number',
  [ScalarType.FLOAT]: 'must be a number',
  [ScalarType.UINT32]: 'must be a whole number from 0 to 4294967295',
  [ScalarType.UINT64]: 'must be a whole number that is not negative',
};

/** Messages of the standard library that have forms of their own. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  'google.protobuf.Duration': 'must be seconds like "90s"',
  'google.protobuf.Timestamp': 'must be a moment like "2026-03-04T05:06:07Z"',
};

/**
 * The first thing of a document that `fromJson` refused, in words: its own texts are for those who know the library. Undefined where it is not
 * found.
 */
export function findMisfit(schema: DescMessage, json: JsonValue, place = ''): Misfit | undefined {
  if (!isObject(json)) return { place, message: 'must be an object' };
  const chosen = new Map<string, string>();
  for (const [key, value] of Object.entries(json)) {
    const here = place === '' ? key : `${place}.${key}`;
    const field = schema.fields.find(({ name, jsonName }) => name === key || jsonName === key);
    if (field === undefined) return { place: here, message: `is unknown${nearest(schema, key)}` };
    const other = field.oneof && chosen.get(field.oneof.name);
    if (other !== undefined) return { place: here, message: `cannot stand beside "${other}"` };
    if (field.oneof !== undefined) chosen.set(field.oneof.name, key);
    const misfit = misfitOf(field, value, here);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function misfitOf(field: DescField, value: JsonValue, place: string): Misfit | undefined {
  if (field.fieldKind === 'list') {
    if (!Array.isArray(value)) return { place, message: 'must be a list' };
    return firstOf(value.entries(), (at, item) => misfitOfOne(field, item, `${place}[${at}]`, [item]));
  }
  if (field.fieldKind === 'map') {
    if (!isObject(value)) return { place, message: 'must be an object' };
    return firstOf(Object.entries(value), (key, item) =>
      misfitOfOne(field, item, `${place}["${key}"]`, { [key]: item }),
    );
  }
  return misfitOfOne(field, value, place, value);
}

/** @param alone the field's value with nothing but this in it */
function misfitOfOne(field: DescField, value: JsonValue, place: string, alone: JsonValue): Misfit | undefined {
  const { message } = field;
  if (message !== undefined && !(message.typeName in WELL_KNOWN)) return findMisfit(message, value, place);
  if (fits(field, alone)) return undefined;
  if (message !== undefined) return { place, message: WELL_KNOWN[message.typeName] ?? '' };
  const names = field.enum?.values.slice(1).map(({ name }) => name);
  if (names !== undefined) return { place, message: `must be one of ${names.join(', ')}` };
  return { place, message: EXPECTED[field.scalar ?? ScalarType.STRING] ?? WHOLE_NUMBER };
}

/** Whether a message may have this and nothing else. */
function fits(field: DescField, value: JsonValue): boolean {
  try {
    fromJson(field.parent, { [field.jsonName]: value });
    return true;
  } catch {
    return false;
  }
}

function firstOf<K>(
  items: Iterable<[K, JsonValue]>,
  judge: (key: K, item: JsonValue) => Misfit | undefined,
): Misfit | undefined {
  for (const [key, item] of items) {
    const misfit = judge(key, item);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

/** A name that differs in its capitals and signs only. */
function nearest({ fields }: DescMessage, key: string): string {
  const plain = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();
  const meant = fields.find(({ jsonName }) => plain(jsonName) === plain(key));
  return meant === undefined ? '' : `; "${meant.jsonName}" is known`;
}

const isObject = (value: JsonValue): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
