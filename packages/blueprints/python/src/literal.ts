import type { JsonValue, ValueType } from '@quantumlayer/ir';

/** A Python string literal in double quotes. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A raw Python string literal, for patterns; an ordinary one where raw text cannot say it. */
export function rawString(text: string): string {
  return text.includes('"') || text.endsWith('\\') || /[\r\n]/.test(text) ? pythonString(text) : `r"${text}"`;
}

/** JSON as a Python expression. */
export function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonString(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  return `{${Object.entries(value as object)
    .map(([name, item]) => `${pythonString(name)}: ${pythonValue(item)}`)
    .join(', ')}}`;
}

/** A decimal of so many minor units: (1250, 2) -> `decimal.Decimal("12.50")`. */
export function decimalOfUnits(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return `decimal.Decimal("${units < 0 ? '-' : ''}${text}")`;
}

/** A JSON value as the Python object that attributes hold. */
export function memoryLiteral(type: ValueType, value: JsonValue): string {
  if (value === null) return 'None';
  if (type.kind === 'decimal') return `decimal.Decimal(${pythonString(Number(value).toFixed(type.scale))})`;
  if (type.kind === 'date') return `dt.date.fromisoformat(${pythonValue(value)})`;
  if (type.kind === 'datetime') return `dt.datetime.fromisoformat(${pythonValue(value)})`;
  if (type.kind === 'time') return `dt.time.fromisoformat(${pythonValue(value)})`;
  if (type.kind === 'uuid') return `uuid.UUID(${pythonValue(value)})`;
  return pythonValue(value);
}

/** What makes a default that callers may change: `list` for an empty one. */
export function factoryOf(literal: string): string {
  const empty: Record<string, string> = { '[]': 'list', '{}': 'dict' };
  return empty[literal] ?? `lambda: ${literal}`;
}
