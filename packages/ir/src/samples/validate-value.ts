import { FieldType, type Field } from '../contract';
import { anchored } from './pattern';

/** One breach of docs/generated-api.md by a JSON value. */
export interface ValueFault {
  readonly code:
    | 'type'
    | 'min_length'
    | 'max_length'
    | 'pattern'
    | 'minimum'
    | 'maximum'
    | 'enum'
    | 'format'
    | 'required';
  readonly detail: string;
}

type Check = (field: Field, value: never) => ValueFault[];

const fault = (code: ValueFault['code'], detail: string): ValueFault[] => [{ code, detail }];
const codePoints = (text: string) => [...text].length;

/** What an API must say of a non-null value sent for the field; empty when it is valid. */
export function faultsOfValue(field: Field, value: unknown): ValueFault[] {
  const { type } = field;
  switch (type) {
    case FieldType.INTEGER:
    case FieldType.NUMBER:
      return typeof value === 'number' ? number(field, value) : fault('type', 'must be a number');
    case FieldType.BOOLEAN:
      return typeof value === 'boolean' ? [] : fault('type', 'must be true or false');
    case FieldType.STRING_LIST:
      return Array.isArray(value) ? list(field, value) : fault('type', 'must be an array of strings');
    case FieldType.JSON:
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? object(value)
        : fault('type', 'must be an object');
    default:
      if (typeof value !== 'string') return fault('type', 'must be a string');
      return (textChecks[type] ?? (() => []))(field, value as never);
  }
}

const textChecks: Partial<Record<FieldType, Check>> = {
  [FieldType.STRING]: (field, value: string) => text(field, value, 255, /[\u0000-\u001f\u007f]/),
  [FieldType.TEXT]: (field, value: string) => text(field, value, 10_000, /\u0000/),
  [FieldType.EMAIL]: (field, value: string) =>
    /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
      ? size(field, codePoints(value), 254)
      : fault('format', 'must be an e-mail address'),
  [FieldType.URL]: (field, value: string) =>
    isHttpUrl(value) ? size(field, codePoints(value), 2_048) : fault('format', 'must be an http or https URL'),
  [FieldType.ENUM]: (field, value: string) =>
    field.enumValues.includes(value) ? [] : fault('enum', `must be one of ${field.enumValues.join(', ')}`),
  [FieldType.UUID]: (_, value: string) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? [] : fault('format', 'must be a UUID'),
  [FieldType.DATE]: (_, value: string) => (isDate(value) ? [] : fault('format', 'must be a date, YYYY-MM-DD')),
  [FieldType.DATETIME]: (_, value: string) =>
    isDateTime(value) ? [] : fault('format', 'must be an RFC 3339 date-time with an offset'),
  [FieldType.TIME]: (_, value: string) =>
    /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value) ? [] : fault('format', 'must be a time, HH:MM:SS'),
  [FieldType.DECIMAL]: (field, value: string) => decimal(field, value),
};

function text(field: Field, value: string, limit: number, forbidden: RegExp): ValueFault[] {
  if (forbidden.test(value) || /\p{Surrogate}/u.test(value))
    return fault('format', 'has characters that are not allowed');
  if (field.required && value.trim() === '') return fault('min_length', 'must not be blank');
  const faults = size(field, codePoints(value), limit);
  if (field.pattern !== '' && !new RegExp(anchored(field.pattern), 'u').test(value)) {
    faults.push(...fault('pattern', `must match ${field.pattern}`));
  }
  return faults;
}

function size(field: Field, length: number, limit: number): ValueFault[] {
  const maximum = field.maxLength ?? limit;
  if (length < (field.minLength ?? 0)) return fault('min_length', `must have at least ${field.minLength ?? 0}`);
  return length > maximum ? fault('max_length', `must have at most ${maximum}`) : [];
}

function list(field: Field, items: readonly unknown[]): ValueFault[] {
  if (items.some((item) => typeof item !== 'string')) return fault('type', 'must be an array of strings');
  const tooLong = items.some((item) => typeof item === 'string' && codePoints(item) > 255);
  if (tooLong) return fault('max_length', 'items must have at most 255 characters');
  if (items.includes('')) return fault('min_length', 'items must not be empty');
  return size(field, items.length, 100);
}

function number(field: Field, value: number): ValueFault[] {
  if (field.type === FieldType.INTEGER && !Number.isInteger(value)) return fault('type', 'must be an integer');
  if (field.type === FieldType.INTEGER && !Number.isSafeInteger(value)) {
    return fault(value < 0 ? 'minimum' : 'maximum', 'must be within 2^53 - 1');
  }
  return bounds(field, value);
}

function decimal(field: Field, value: string): ValueFault[] {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match || (match[2] ?? '').length > field.scale)
    return fault('format', `must be a decimal with at most ${field.scale} decimals`);
  if ((match[1] ?? '').replace(/^0+/, '').length > 15 - field.scale) {
    return fault(value.startsWith('-') ? 'minimum' : 'maximum', 'must have at most 15 digits');
  }
  return bounds(field, Number(value));
}

function bounds(field: Field, value: number): ValueFault[] {
  const minimum = Number(field.minimum ?? -Infinity);
  const maximum = Number(field.maximum ?? Infinity);
  if (value < minimum || (field.exclusiveMinimum && value === minimum)) {
    return fault('minimum', `must be ${field.exclusiveMinimum ? 'greater than' : 'at least'} ${field.minimum ?? ''}`);
  }
  if (value > maximum || (field.exclusiveMaximum && value === maximum)) {
    return fault('maximum', `must be ${field.exclusiveMaximum ? 'less than' : 'at most'} ${field.maximum ?? ''}`);
  }
  return [];
}

/** The port is captured. */
const httpUrl =
  /^https?:\/\/(?:[^\u0000-\u0020\u007f/?#@]*@)?(?:\[[\da-f:.]+\]|[^\u0000-\u0020\u007f/?#@:[\]<>"\\^`{|}%]+)(?::(\d{0,5}))?(?:[/?#][^\u0000-\u0020\u007f]*)?$/i;

function isHttpUrl(value: string): boolean {
  const match = httpUrl.exec(value);
  return match !== null && Number(match[1] ?? 0) <= 65_535;
}

const deepest = 100;

function object(value: object): ValueFault[] {
  const pending: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value: part, depth } = item;
    if (typeof part === 'string' && /\u0000|\p{Surrogate}/u.test(part))
      return fault('format', 'has characters that are not allowed');
    if (typeof part !== 'object' || part === null) continue;
    if (depth > deepest) return fault('format', `must be nested at most ${deepest} levels deep`);
    for (const inner of Array.isArray(part) ? part : Object.entries(part).flat())
      pending.push({ value: inner, depth: depth + 1 });
  }
  return [];
}

function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match || match[1] === '0000') return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isDateTime(value: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
    value,
  );
  return match !== null && isDate(match[1] ?? '');
}
