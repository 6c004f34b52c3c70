import type { Value } from '../expression/evaluate';
import type { ValueType } from '../expression/typed';
import type { JsonValue } from './sample-value';

/** A JSON value as expressions hold it: decimals in minor units, datetimes in milliseconds. */
export function nativeValue(type: ValueType, json: JsonValue | undefined): Value {
  if (json === undefined || json === null) return null;
  if (typeof json === 'object') return JSON.stringify(json);
  if (type.kind === 'decimal') return Math.round(Number(json) * 10 ** type.scale);
  if (type.kind === 'datetime') return Date.parse(String(json));
  return json;
}

/** The way back: an expression's value as the API shows it. */
export function jsonValue(type: ValueType, value: Value): JsonValue {
  if (value === null) return null;
  if (type.kind === 'decimal') return (Number(value) / 10 ** type.scale).toFixed(type.scale);
  if (type.kind === 'datetime') return new Date(Number(value)).toISOString();
  return value;
}
