import { FieldType, type Default, type Link, type Property } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { convert, propertyCode, type PropertyCode } from '../code/property-code';
import { propertySchema } from '../code/schema-code';

/** A stored property as the templates write it. */
export interface PropertyView {
  readonly name: string;
  readonly column: string;
  readonly nullable: boolean;
  readonly recordType: string;
  readonly tableType: string;
  readonly fromRow: string;
  readonly toRow: string;
  readonly present: string;
  readonly schema: string;
  readonly responseSchema: string;
  readonly code: PropertyCode;
  readonly property: Property;
}

export function propertyView(property: Property): PropertyView {
  const code = propertyCode(property);
  const { name, column, nullable } = property;
  const orNull = (type: string) => (nullable ? `${type} | null` : type);
  const schema = propertySchema(property);
  return {
    name,
    column,
    nullable,
    recordType: orNull(code.recordType),
    tableType: nullable ? nullableTableType(code.tableType) : code.tableType,
    fromRow: convert(`row.${column}`, code.fromColumn, nullable),
    toRow: convert(`record.${name}`, code.toColumn, nullable),
    present: convert(`self.${name}`, code.encode, nullable),
    schema: nullable ? `nullable(${schema})` : schema,
    responseSchema: nullable ? `nullable(${schema})` : schema,
    code,
    property,
  };
}

function nullableTableType(type: string): string {
  return type === 'Flag' || type === 'Timestamp'
    ? `Nullable${type}`
    : type.startsWith('Json<')
      ? `Nullable${type}`
      : `${type} | null`;
}

/** What the record gets on creation. */
export function initialValue({ property, code, name, nullable }: PropertyView, source: 'body' | 'none'): string {
  const otherwise = defaultValue(property, code);
  if (source === 'none' || !property.creatable) return otherwise;
  const sent = convert(`body.${name}`, code.decode, false);
  if (nullable && otherwise === 'null')
    return code.decode ? convert(`body.${name}`, code.decode, true) : `body.${name} ?? null`;
  if (nullable) {
    const given = convert(`body.${name}`, code.decode, true);
    return `body.${name} === undefined ? ${otherwise} : ${given}`;
  }
  if (property.field?.defaultValue === undefined) return sent;
  return code.decode ? `body.${name} === undefined ? ${otherwise} : ${sent}` : `body.${name} ?? ${otherwise}`;
}

/** What PATCH makes of the record's value. */
export function patchedValue({ code, name, nullable }: PropertyView): string {
  const kept = `before.${name}`;
  if (nullable) return `body.${name} === undefined ? ${kept} : ${convert(`body.${name}`, code.decode, true)}`;
  return code.decode
    ? `body.${name} === undefined ? ${kept} : ${convert(`body.${name}`, code.decode, false)}`
    : `body.${name} ?? ${kept}`;
}

export function defaultValue(
  { field, role, type }: Pick<Property, 'field' | 'role' | 'type'>,
  code: PropertyCode,
): string {
  if (field?.defaultValue) return defaultCode(field.defaultValue, field.type, code);
  if (role === 'createdAt' || role === 'updatedAt') return 'now';
  if (role === 'owner') return 'caller.id';
  if (role === 'key') return type.kind === 'integer' ? '0' : 'uuidv7()';
  return 'null';
}

function defaultCode({ kind }: Default, type: FieldType, code: PropertyCode): string {
  switch (kind.case) {
    case 'now':
      return type === FieldType.DATE ? 'dayOf(now)' : 'now';
    case 'codeLength':
      return `randomCode(${kind.value})`;
    case 'json': {
      const value: unknown = JSON.parse(kind.value);
      return value === null ? 'null' : convert(literal(value), code.decode, false);
    }
    default:
      return 'null';
  }
}

/** A many-to-many relation as the templates write it. */
export interface LinkView {
  readonly name: string;
  readonly keySchema: string;
  readonly keyType: string;
  readonly link: Link;
}

export function linkView(link: Link): LinkView {
  const { key } = link.target;
  return {
    name: link.property,
    keySchema: propertySchema({ ...key, field: undefined }),
    keyType: propertyCode({ ...key, field: undefined }).recordType,
    link,
  };
}
