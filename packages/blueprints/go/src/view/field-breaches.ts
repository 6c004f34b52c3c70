import { FieldType, type EntityModel, type Field, type Property } from '@quantumlayer/ir';
import { quote } from '../naming';

interface Breach {
  readonly name: string;
  readonly value: unknown;
  readonly code: string;
  /** Where below the property; one place for each report. */
  readonly at: readonly string[];
}

/** Values that break one rule each. */
export function fieldBreaches(entity: EntityModel, mode: 'creatable' | 'writable'): Breach[] {
  return entity.properties
    .filter((property) => property[mode])
    .flatMap((property) => {
      if (!property.field)
        return property.type.kind === 'integer' ? [] : [{ name: property.name, value: 5, code: 'type', at: [''] }];
      return breachesOf(property, property.field);
    });
}

function breachesOf({ name }: Property, field: Field): Breach[] {
  const breach = (value: unknown, code: string, ...at: string[]): Breach => ({
    name,
    value,
    code,
    at: at.length === 0 ? [''] : at,
  });
  switch (field.type) {
    case FieldType.STRING:
    case FieldType.TEXT: {
      const limit = field.maxLength ?? (field.type === FieldType.TEXT ? 10_000 : 255);
      return [
        breach(5, 'type'),
        breach('a\u0000b', 'format'),
        breach(new Repeat(limit + 1), 'max_length'),
        ...((field.minLength ?? 0) > 1 ? [breach(new Repeat((field.minLength ?? 0) - 1), 'min_length')] : []),
        ...(field.required ? [breach('', 'min_length')] : []),
      ];
    }
    case FieldType.INTEGER:
      return [breach('5', 'type'), breach(1.5, 'type'), ...limits(field, 1, (value) => value, breach)];
    case FieldType.NUMBER:
      return [breach('5', 'type'), ...limits(field, 0.5, (value) => value, breach)];
    case FieldType.DECIMAL:
      return [
        breach(5, 'type'),
        breach('five', 'format'),
        ...limits(field, 10 ** -field.scale, (value) => value.toFixed(field.scale), breach),
      ];
    case FieldType.BOOLEAN:
      return [breach('true', 'type')];
    case FieldType.ENUM:
      return [breach('no_such_value', 'enum'), breach(5, 'type')];
    case FieldType.DATE:
      return [breach('2026-02-30', 'format'), breach(5, 'type')];
    case FieldType.DATETIME:
      return [breach('2026-11-30T09:15:00', 'format')];
    case FieldType.TIME:
      return [breach('25:00', 'format')];
    case FieldType.UUID:
    case FieldType.EMAIL:
      return [breach('not one', 'format')];
    case FieldType.URL:
      return [breach('ftp://example.com', 'format')];
    case FieldType.STRING_LIST:
      return [breach('a', 'type'), ...faultyItems(field, breach)];
    default:
      return [breach([], 'type')];
  }
}

/** The first item, and each item that is wrong, of lists whose length is right. */
function faultyItems(
  { minLength = 0, maxLength = 100 }: Field,
  breach: (value: unknown, code: string, ...at: string[]) => Breach,
): Breach[] {
  const list = (...items: unknown[]) => [...items, ...Array<string>(Math.max(0, minLength - items.length)).fill('x')];
  return [
    ...(maxLength >= 1 ? [breach(list(''), 'min_length', '/0'), breach(list(5), 'type', '/0')] : []),
    ...(maxLength >= 3 ? [breach(list(5, 'x', 6), 'type', '/0', '/2')] : []),
  ];
}

function limits(
  field: Field,
  step: number,
  write: (value: number) => unknown,
  breach: (value: unknown, code: string) => Breach,
): Breach[] {
  const below =
    field.minimum === undefined
      ? []
      : [breach(write(Number(field.minimum) - (field.exclusiveMinimum ? 0 : step)), 'minimum')];
  const above =
    field.maximum === undefined
      ? []
      : [breach(write(Number(field.maximum) + (field.exclusiveMaximum ? 0 : step)), 'maximum')];
  return [...below, ...above];
}

/** A long text that the generated code builds. */
class Repeat {
  constructor(readonly length: number) {}
}

export function goJson(value: unknown): string {
  if (value instanceof Repeat) return `strings.Repeat("x", ${value.length})`;
  if (typeof value === 'string') return quote(value).replaceAll('\\u0000', '\\x00');
  if (Array.isArray(value)) return `[]any{${value.map(goJson).join(', ')}}`;
  return String(value);
}
