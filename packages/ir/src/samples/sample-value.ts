import { FieldType, type Field } from '../contract';
import { words } from '../naming';
import { stringFor } from './pattern';
import { seededRandom } from './random';
import { faultsOfValue } from './validate-value';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export interface SampleOptions {
  /** Different ordinals give different values wherever the field admits enough of them. */
  readonly ordinal: number;
  /** Mixed into free text, so that code which never saw it cannot know the value. */
  readonly nonce?: string;
}

/** A valid value for the field, as JSON; the same for the same options on any machine. */
export function sampleValue(field: Field, { ordinal, nonce }: SampleOptions): JsonValue {
  const random = seededRandom(`${field.name}:${ordinal}:${nonce ?? ''}`);
  const example =
    nonce === undefined && (!field.unique || ordinal < field.examples.length) ? exampleOf(field, ordinal) : undefined;
  if (example !== undefined && faultsOfValue(field, example).length === 0) return example;
  switch (field.type) {
    case FieldType.INTEGER:
    case FieldType.NUMBER:
      return numberWithin(field, ordinal);
    case FieldType.DECIMAL:
      return decimalWithin(field, ordinal);
    case FieldType.BOOLEAN:
      return ordinal % 2 === 1;
    case FieldType.DATE:
      return day(ordinal).slice(0, 10);
    case FieldType.DATETIME:
      return day(ordinal);
    case FieldType.TIME:
      return `${pad(8 + (ordinal % 12))}:${pad((ordinal * 7) % 60)}:00`;
    case FieldType.ENUM:
      return field.enumValues[ordinal % field.enumValues.length] ?? '';
    case FieldType.UUID:
      return uuid(random);
    case FieldType.STRING_LIST:
      return list(field, ordinal);
    case FieldType.JSON:
      return { sample: `${nonce ?? field.name}-${ordinal}` };
    default:
      return text(field, ordinal, nonce, random);
  }
}

function exampleOf({ examples, scale, type }: Field, ordinal: number): JsonValue | undefined {
  const example = examples.length === 0 ? undefined : examples[ordinal % examples.length];
  if (example === undefined) return undefined;
  switch (type) {
    case FieldType.INTEGER:
    case FieldType.NUMBER:
      return Number(example);
    case FieldType.BOOLEAN:
      return example === 'true';
    case FieldType.STRING_LIST:
      return example.split(',').map((item) => item.trim());
    case FieldType.JSON:
      return undefined;
    // As the API answers it, whatever valid form the example has: tests compare what they sent with what comes back.
    case FieldType.DATETIME:
      return Number.isNaN(Date.parse(example)) ? example : new Date(example).toISOString();
    case FieldType.TIME:
      return /^\d\d:\d\d$/.test(example) ? `${example}:00` : example;
    case FieldType.DECIMAL:
      return /^-?\d+(\.\d+)?$/.test(example) && decimals(example) < scale
        ? `${example}${decimals(example) === 0 ? '.' : ''}${'0'.repeat(scale - decimals(example))}`
        : example;
    case FieldType.EMAIL:
    case FieldType.UUID:
      return example.toLowerCase();
    default:
      return example;
  }
}

const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;

const pad = (value: number) => String(value).padStart(2, '0');

/** Far ahead, because tests are written once and run for years: what a rule says of such a day and today stays the same for all of them. */
function day(ordinal: number): string {
  return new Date(Date.UTC(2036, 0, 7 + ordinal, 9, 0, 0)).toISOString();
}

/** Whole steps from the lowest admitted value, wrapping at the highest. */
function stepWithin(field: Field, ordinal: number, unit: number): number {
  const low = field.minimum === undefined ? (field.maximum === undefined ? 1 : undefined) : Number(field.minimum);
  const high = field.maximum === undefined ? undefined : Number(field.maximum);
  const lowest = low === undefined ? undefined : Math.ceil(low / unit - 1e-9) + (field.exclusiveMinimum ? 1 : 0);
  const highest = high === undefined ? undefined : Math.floor(high / unit + 1e-9) - (field.exclusiveMaximum ? 1 : 0);
  if (lowest === undefined) return (highest ?? 0) - ordinal;
  return highest === undefined ? lowest + ordinal : lowest + (ordinal % (highest - lowest + 1));
}

function numberWithin(field: Field, ordinal: number): number {
  if (field.type === FieldType.INTEGER) return stepWithin(field, ordinal, 1);
  return stepWithin(field, ordinal, 0.5) * 0.5;
}

function decimalWithin(field: Field, ordinal: number): string {
  const unit = 10 ** -field.scale;
  const whole = stepWithin(field, ordinal, 1);
  const inBounds = faultsOfValue(field, whole.toFixed(field.scale)).length === 0;
  return inBounds ? whole.toFixed(field.scale) : (stepWithin(field, ordinal, unit) * unit).toFixed(field.scale);
}

function list(field: Field, ordinal: number): JsonValue {
  const length = Math.min(Math.max(field.minLength ?? 0, 2), field.maxLength ?? 100);
  return Array.from({ length }, (_, i) => `${words(field.name)[0] ?? 'item'}-${ordinal + i}`);
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const part = (from: number, to: number) => hex.slice(from, to).join('');
  return [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join('-');
}

function text(field: Field, ordinal: number, nonce: string | undefined, random: () => number): string {
  const mark = nonce === undefined ? String(ordinal) : `${nonce}${ordinal}`;
  if (field.type === FieldType.EMAIL) return `person${mark}@example.com`.toLowerCase();
  if (field.type === FieldType.URL) return `https://example.com/${mark}`;
  if (field.pattern !== '') return matching(field, random);
  if (field.defaultValue?.kind.case === 'codeLength') {
    return stringFor(`[2-9a-hjkmnp-z]{${field.defaultValue.kind.value}}`, random);
  }
  const maximum = field.maxLength ?? 255;
  const plain = `${words(field.name).join(' ')} ${mark}`;
  const fitted = [...plain].length > maximum ? [...mark].slice(-maximum).join('') : plain;
  return fitted.padEnd(field.minLength ?? 0, 'x');
}

function matching(field: Field, random: () => number): string {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const candidate = stringFor(field.pattern, random);
    if (faultsOfValue(field, candidate).length === 0) return candidate;
  }
  throw new RangeError(`found no value of ${field.name} that matches ${field.pattern} within its lengths`);
}
