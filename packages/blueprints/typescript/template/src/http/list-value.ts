import { isStorable } from './body-text.js';
import { parseDecimal } from './decimal.js';
import { isDate, isDateTime, isTime, isUuid } from './formats.js';
import type { ColumnType } from './list-description.js';

/** A value as the database compares it. */
export type FilterValue = string | number | boolean | Date;

type Parsed = { value: FilterValue } | { code: 'type' | 'format' | 'enum'; detail: string };

/** Reads a filter's text. */
export function parseFilterValue(text: string, type: ColumnType): Parsed {
  if (!isStorable(text)) return { code: 'format', detail: 'must be Unicode text without NUL' };
  switch (type.kind) {
    case 'string':
    case 'list':
      return { value: text };
    case 'email':
      return { value: text.toLowerCase() };
    case 'uuid':
      return isUuid(text) ? { value: text.toLowerCase() } : { code: 'format', detail: 'must be a UUID' };
    case 'integer':
      return wholeNumber(text);
    case 'number': {
      const isNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
      return isNumber ? { value: Number(text) } : { code: 'type', detail: 'must be a number' };
    }
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { code: 'type', detail: 'must be true or false' };
    case 'decimal': {
      const value = parseDecimal(text, type.scale);
      return value === undefined
        ? { code: 'format', detail: `must be a decimal with at most ${type.scale} digits after the point` }
        : { value };
    }
    case 'date':
      return isDate(text) ? { value: text } : { code: 'format', detail: 'must be a date, YYYY-MM-DD' };
    case 'datetime':
      return isDateTime(text)
        ? { value: new Date(text.toUpperCase()) }
        : { code: 'format', detail: 'must be an RFC 3339 date and time' };
    case 'time':
      return isTime(text)
        ? { value: text.length === 5 ? `${text}:00` : text }
        : { code: 'format', detail: 'must be a time, HH:MM:SS' };
    case 'enum':
      return type.values.includes(text)
        ? { value: text }
        : { code: 'enum', detail: `must be one of ${type.values.join(', ')}` };
  }
}

function wholeNumber(text: string): Parsed {
  const value = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(value)
    ? { value }
    : { code: 'type', detail: 'must be an integer' };
}
