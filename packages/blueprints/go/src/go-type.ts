import { FieldType, type EntityModel, type Property, type ValueType } from '@quantumlayer/ir';
import { exported, quote } from './naming';
import type { EnumNames } from './view/enum-names';

/** Go's type of a value that is not null. `enumType` names the type of an enum's values. */
export function goType(type: ValueType, enumType = 'string'): string {
  switch (type.kind) {
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'int64';
    case 'number':
      return 'float64';
    case 'decimal':
      return `scalar.Decimal${type.scale}`;
    case 'date':
      return 'scalar.Date';
    case 'datetime':
      return 'scalar.DateTime';
    case 'time':
      return 'scalar.TimeOfDay';
    case 'duration':
      return 'scalar.Duration';
    case 'list':
      return 'scalar.StringList';
    case 'json':
      return 'scalar.Object';
    case 'enum':
      return enumType;
    default:
      return 'string';
  }
}

/** A JSON value of a field as a Go literal, inside package domain. */
export function goLiteral(
  type: ValueType,
  json: unknown,
  enums: EnumNames,
  entity: EntityModel,
  property: Property,
): string {
  switch (type.kind) {
    case 'decimal':
      return String(Math.round(Number(json) * 10 ** type.scale));
    case 'enum':
      return enums.constant(entity, property, String(json));
    case 'list':
      return `scalar.StringList{${(json as string[]).map(quote).join(', ')}}`;
    case 'json':
      return `scalar.Object(${quote(JSON.stringify(json))})`;
    case 'datetime':
      return `scalar.DateTime{Time: time.UnixMilli(${Date.parse(String(json))}).UTC()}`;
    case 'integer':
    case 'number':
    case 'boolean':
      return String(json);
    case 'time':
      return quote(String(json).length === 5 ? `${String(json)}:00` : String(json));
    default:
      return quote(property.field?.type === FieldType.EMAIL ? String(json).toLowerCase() : String(json));
  }
}

export const fieldName = (property: { readonly name: string }): string => exported(property.name);
