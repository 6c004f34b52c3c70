import { FieldType, type Field, type JsonValue } from '@quantumlayer/ir';

/** The form in which the API keeps and shows a valid value. */
export function normaliseValue({ type, scale }: Field, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  switch (type) {
    case FieldType.EMAIL:
    case FieldType.UUID:
      return value.toLowerCase();
    case FieldType.DATETIME:
      return new Date(cutToMilliseconds(value)).toISOString();
    case FieldType.TIME:
      return value.length === 5 ? `${value}:00` : value;
    case FieldType.DECIMAL:
      return exactDecimal(value, scale);
    default:
      return value;
  }
}

function cutToMilliseconds(text: string): string {
  return text.toUpperCase().replace(/(\.\d{3})\d+/, '$1');
}

function exactDecimal(text: string, scale: number): string {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const exact = scale === 0 ? digits : `${digits}.${decimals.padEnd(scale, '0')}`;
  return text.startsWith('-') && /[1-9]/.test(exact) ? `-${exact}` : exact;
}
