import { anchored, FieldType, KeyKind, type EntityModel, type Field, type Property } from '@quantumlayer/ir';
import { exported, rawQuote } from '../naming';
import type { EnumType } from './enum-names';

const maxInteger = 9_007_199_254_740_991n;
const maxUnits = 999_999_999_999_999n;

/** Where a field's regular expression lives in package domain. */
export const patternVariable = (owner: string, name: string): string => `${exported(owner)}${exported(name)}Form`;

export const patternLiteral = (pattern: string): string => rawQuote(anchored(pattern));

/** The Go expression of the parser for a field's JSON. */
export function fieldParser(field: Field, owner: string, enumType: EnumType | undefined): string {
  switch (field.type) {
    case FieldType.STRING:
    case FieldType.TEXT:
      return `body.String(${textBounds(field, owner)})`;
    case FieldType.INTEGER: {
      const [low, high] = integerBounds(field, 0, maxInteger);
      return `body.Integer(${low === -maxInteger ? '-body.MaxInteger' : low}, ${high === maxInteger ? 'body.MaxInteger' : high})`;
    }
    case FieldType.NUMBER:
      return `body.Number(${fieldBounds(field).join(', ')})`;
    case FieldType.DECIMAL:
      return `body.Decimal[scalar.Decimal${field.scale}](${fieldBounds(field).join(', ')})`;
    case FieldType.BOOLEAN:
      return 'body.Boolean';
    case FieldType.ENUM:
      return `body.Enum(domain.${enumType?.list ?? ''})`;
    case FieldType.DATE:
      return 'body.Format(scalar.ParseDate)';
    case FieldType.DATETIME:
      return 'body.Format(scalar.ParseDateTime)';
    case FieldType.TIME:
      return 'body.Format(scalar.ParseTimeOfDay)';
    case FieldType.UUID:
      return 'body.Format(scalar.ParseUUID)';
    case FieldType.EMAIL:
      return `body.Formatted(${textBounds(field, owner)}, scalar.ParseEmail)`;
    case FieldType.URL:
      return `body.Formatted(${textBounds(field, owner)}, scalar.ParseURL)`;
    case FieldType.STRING_LIST:
      return `body.Strings(${field.minLength ?? 0}, ${field.maxLength ?? 100})`;
    default:
      return 'body.Object';
  }
}

const textLimits: Partial<Record<FieldType, number>> = {
  [FieldType.STRING]: 255,
  [FieldType.TEXT]: 10_000,
  [FieldType.EMAIL]: 254,
  [FieldType.URL]: 2_048,
};

function textBounds(field: Field, owner: string): string {
  const plain = field.type === FieldType.STRING || field.type === FieldType.TEXT;
  const parts = [
    ...((field.minLength ?? 0) > 0 ? [`Minimum: ${field.minLength}`] : []),
    `Maximum: ${field.maxLength ?? textLimits[field.type] ?? 255}`,
    ...(field.type === FieldType.TEXT ? ['Multiline: true'] : []),
    ...(plain && field.required ? ['Filled: true'] : []),
    ...(plain && field.pattern !== '' ? [`Pattern: domain.${patternVariable(owner, field.name)}`] : []),
  ];
  return `body.Text{${parts.join(', ')}}`;
}

/** Inclusive bounds in units of 10^-scale. */
export function integerBounds(field: Field, scale: number, limit: bigint): readonly [bigint, bigint] {
  const low = field.minimum === undefined ? -limit : units(field.minimum, scale, 'up', field.exclusiveMinimum);
  const high = field.maximum === undefined ? limit : units(field.maximum, scale, 'down', field.exclusiveMaximum);
  return [low < -limit ? -limit : low, high > limit ? limit : high];
}

export const decimalLimit = maxUnits;
export const integerLimit = maxInteger;

function units(text: string, scale: number, rounding: 'up' | 'down', exclusive: boolean): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const kept = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  const rest = /[1-9]/.test(fraction.slice(scale));
  const floor = negative ? -kept - (rest ? 1n : 0n) : kept;
  if (rest) return rounding === 'up' ? floor + 1n : floor;
  if (!exclusive) return floor;
  return rounding === 'up' ? floor + 1n : floor - 1n;
}

/** The bounds of a NUMBER, and of a DECIMAL in its minor units. */
export function fieldBounds(field: Field): string[] {
  const isDecimal = field.type === FieldType.DECIMAL;
  if (!isDecimal && field.type !== FieldType.NUMBER) return [];
  const type = isDecimal ? `scalar.Decimal${field.scale}` : 'float64';
  const bound = (name: string, limit: string) =>
    `body.${name}[${type}](${isDecimal ? units(limit, field.scale, 'down', false) : limit})`;
  return [
    ...(field.minimum === undefined ? [] : [bound(field.exclusiveMinimum ? 'Above' : 'AtLeast', field.minimum)]),
    ...(field.maximum === undefined ? [] : [bound(field.exclusiveMaximum ? 'Below' : 'AtMost', field.maximum)]),
  ];
}

/** The parser for a reference to an entity. */
export function keyParser(target: EntityModel): string {
  switch (target.definition.key?.kind) {
    case KeyKind.INTEGER:
      return 'body.Integer(-body.MaxInteger, body.MaxInteger)';
    case KeyKind.NATURAL:
      return 'body.String(body.Text{Maximum: 255})';
    default:
      return 'body.Format(scalar.ParseUUID)';
  }
}

/** "body.Required(form, ...)" for a property that callers may set. */
export function takeLine(
  property: Pick<Property, 'name' | 'nullable' | 'field'>,
  target: string,
  parser: string,
): string {
  const take = property.nullable ? 'Optional' : property.field?.defaultValue ? 'Defaulted' : 'Required';
  return `body.${take}(form, "${property.name}", &${target}, ${parser})`;
}
