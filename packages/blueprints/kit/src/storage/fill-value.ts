import { FieldType, nativeValue, type Field, type JsonValue, type Property } from '@quantumlayer/ir';
import type { Column, Dialect } from './table';

/** What the rows that are there get in a column that must hold something. */
export interface FillValue {
  /** As JSON; undefined for the time at which the migration runs. */
  readonly json: JsonValue | undefined;
  /** As it is told, `0`. */
  readonly words: string;
}

/**
 * The default of the IR, else the type's neutral value. Undefined where every value would be invented: references, owners, random codes,
 * what only the authentication knows of.
 */
export function fillValue({ property }: Column): FillValue | undefined {
  if (property === undefined || property.target !== undefined || property.role === 'key') return undefined;
  const kind = property.field?.defaultValue?.kind;
  if (kind?.case === 'codeLength') return undefined;
  if (kind?.case === 'now') return { json: undefined, words: 'the time at which it runs' };
  const json = kind?.case === 'json' ? (JSON.parse(kind.value) as JsonValue) : neutralValue(property);
  return { json, words: JSON.stringify(json) };
}

/** `fillValue` as an SQL expression; "NULL" where there is none, or none is needed. */
export function fillSql(column: Column, dialect: Dialect): string {
  const fill = column.nullable ? undefined : fillValue(column);
  if (fill === undefined || column.property === undefined) return 'NULL';
  return fill.json === undefined
    ? presentTime(column.property, dialect)
    : sqlLiteral(column.property, dialect, fill.json);
}

/** The smallest change to zero that the bounds ask for. */
function neutralValue({ type, field }: Property): JsonValue {
  switch (type.kind) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return withinBounds(field, 1);
    case 'decimal':
      return withinBounds(field, 10 ** -type.scale).toFixed(type.scale);
    case 'date':
      return '1970-01-01';
    case 'datetime':
      return '1970-01-01T00:00:00.000Z';
    case 'time':
      return '00:00:00';
    case 'uuid':
      return '00000000-0000-0000-0000-000000000000';
    case 'enum':
      return type.values[0] ?? '';
    case 'list':
      return [];
    case 'json':
      return {};
    default:
      return '';
  }
}

function withinBounds(field: Field | undefined, step: number): number {
  const least = field?.minimum === undefined ? -Infinity : Number(field.minimum) + (field.exclusiveMinimum ? step : 0);
  const most = field?.maximum === undefined ? Infinity : Number(field.maximum) - (field.exclusiveMaximum ? step : 0);
  return Math.min(Math.max(0, least), most);
}

function presentTime({ type }: Property, dialect: Dialect): string {
  if (type.kind === 'date') return dialect === 'sqlite' ? `date('now')` : `(now() AT TIME ZONE 'UTC')::date`;
  return dialect === 'sqlite' ? `CAST(strftime('%s', 'now') AS INTEGER) * 1000` : 'now()';
}

function sqlLiteral({ type, field }: Property, dialect: Dialect, json: JsonValue): string {
  const lowered = field?.type === FieldType.EMAIL && typeof json === 'string' ? json.toLowerCase() : json;
  const value = nativeValue(type, lowered);
  if (typeof value === 'boolean') return dialect === 'sqlite' ? String(Number(value)) : String(value);
  if (typeof value !== 'number') return sqlText(value ?? '');
  return type.kind === 'datetime' && dialect === 'postgres' ? sqlText(new Date(value).toISOString()) : String(value);
}

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
