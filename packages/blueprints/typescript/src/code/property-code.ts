import { FieldType, type Field, type Property } from '@quantumlayer/ir';
import { literal } from './literal';

/** How one stored property is written at each of its stations: request, record, table, answer. */
export interface PropertyCode {
  /** Type in the record that the program works with. */
  readonly recordType: string;
  /** Type in the table, without null. */
  readonly tableType: string;
  readonly sqliteType: string;
  readonly postgresType: string;
  /** From validated JSON to the record; the identity when undefined. */
  readonly decode?: Converter;
  /** From the record to JSON. */
  readonly encode?: Converter;
  /** From the table to the record. */
  readonly fromColumn?: Converter;
  /** From the record to the table. */
  readonly toColumn?: Converter;
}

/** A function of the generated project that takes the value, and perhaps a second argument. */
export interface Converter {
  readonly name: string;
  readonly argument?: string;
}

const text: PropertyCode = {
  recordType: 'string',
  tableType: 'string',
  sqliteType: 'text',
  postgresType: 'text collate "C"',
};
const number = { ...text, recordType: 'number', tableType: 'number' };
const json = (recordType: string): PropertyCode => ({
  recordType,
  tableType: `Json<${recordType}>`,
  sqliteType: 'text',
  postgresType: 'jsonb',
  fromColumn: { name: `fromJson<${recordType}>` },
  toColumn: { name: 'JSON.stringify' },
});

const datetime: PropertyCode = {
  recordType: 'Date',
  tableType: 'Timestamp',
  sqliteType: 'integer',
  postgresType: 'timestamptz(3)',
  decode: { name: 'toDateTime' },
  encode: { name: 'fromDateTime' },
  fromColumn: { name: 'toDate' },
};
const uuid: PropertyCode = { ...text, postgresType: 'uuid' };
const integer: PropertyCode = { ...number, sqliteType: 'integer', postgresType: 'bigint' };

const byType: Partial<Record<FieldType, PropertyCode>> = {
  [FieldType.STRING]: text,
  [FieldType.TEXT]: text,
  [FieldType.URL]: text,
  [FieldType.EMAIL]: { ...text, decode: { name: 'lowerCase' } },
  [FieldType.UUID]: { ...uuid, decode: { name: 'lowerCase' } },
  [FieldType.INTEGER]: integer,
  [FieldType.NUMBER]: { ...number, sqliteType: 'real', postgresType: 'double precision' },
  [FieldType.BOOLEAN]: {
    recordType: 'boolean',
    tableType: 'Flag',
    sqliteType: 'integer',
    postgresType: 'boolean',
    fromColumn: { name: 'toFlag' },
  },
  [FieldType.DATE]: { ...text, postgresType: 'date' },
  [FieldType.DATETIME]: datetime,
  [FieldType.TIME]: { ...text, postgresType: 'time(0)', decode: { name: 'fullTime' } },
  [FieldType.STRING_LIST]: json('string[]'),
  [FieldType.JSON]: json('Record<string, unknown>'),
};

export function fieldCode(field: Field): PropertyCode {
  if (field.type === FieldType.DECIMAL) {
    const argument = String(field.scale);
    return { ...integer, decode: { name: 'decimalUnits', argument }, encode: { name: 'formatDecimal', argument } };
  }
  if (field.type === FieldType.ENUM) {
    const union = field.enumValues.map((value) => literal(value)).join(' | ');
    return { ...text, recordType: union, tableType: union };
  }
  const code = byType[field.type];
  if (!code) throw new RangeError(`field ${field.name} has no type`);
  return code;
}

export function propertyCode(property: Property): PropertyCode {
  if (property.field) return fieldCode(property.field);
  switch (property.type.kind) {
    case 'datetime':
      return datetime;
    case 'integer':
      return integer;
    case 'uuid':
      return { ...uuid, decode: { name: 'lowerCase' } };
    default:
      return text;
  }
}

/** `expression` put through a converter, minding null. */
export function convert(expression: string, by: Converter | undefined, isNullable: boolean): string {
  if (by === undefined) return expression;
  if (!isNullable) return `${by.name}(${[expression, by.argument].filter(Boolean).join(', ')})`;
  const mapper = by.argument === undefined ? by.name : `(value) => ${by.name}(value, ${by.argument})`;
  return `optional(${expression}, ${mapper})`;
}
