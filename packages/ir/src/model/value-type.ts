import { FieldType, type Field } from '../contract';
import type { PlainKind, ValueType } from '../expression/typed';

const plain: Partial<Record<FieldType, PlainKind>> = {
  [FieldType.STRING]: 'string',
  [FieldType.TEXT]: 'string',
  [FieldType.EMAIL]: 'string',
  [FieldType.URL]: 'string',
  [FieldType.INTEGER]: 'integer',
  [FieldType.NUMBER]: 'number',
  [FieldType.BOOLEAN]: 'boolean',
  [FieldType.DATE]: 'date',
  [FieldType.DATETIME]: 'datetime',
  [FieldType.TIME]: 'time',
  [FieldType.UUID]: 'uuid',
  [FieldType.STRING_LIST]: 'list',
  [FieldType.JSON]: 'json',
};

/** The type that expressions see. */
export function valueTypeOf(field: Field): ValueType {
  if (field.type === FieldType.DECIMAL) return { kind: 'decimal', scale: field.scale };
  if (field.type === FieldType.ENUM) return { kind: 'enum', values: field.enumValues };
  const kind = plain[field.type];
  if (kind === undefined) throw new RangeError(`field ${field.name} has no type`);
  return { kind };
}
