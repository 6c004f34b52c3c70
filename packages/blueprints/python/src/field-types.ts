import { decimalText } from '@quantumlayer/blueprint-kit';
import { anchored, FieldType, OnDelete, type Field, type Property, type ValueType } from '@quantumlayer/ir';
import { pythonString, rawString } from './literal';

/** The Python type of a value in memory. */
export function memoryType(type: ValueType): string {
  switch (type.kind) {
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'int';
    case 'number':
      return 'float';
    case 'decimal':
      return 'decimal.Decimal';
    case 'uuid':
      return 'uuid.UUID';
    case 'date':
      return 'dt.date';
    case 'datetime':
      return 'dt.datetime';
    case 'time':
      return 'dt.time';
    case 'duration':
      return 'dt.timedelta';
    case 'list':
      return 'list[str]';
    case 'json':
      return 'dict[str, Any]';
    default:
      return 'str';
  }
}

const withNone = (type: string, nullable: boolean) => (nullable ? `${type} | None` : type);

/** As a model's attribute. */
export function attributeType({ type, nullable }: Pick<Property, 'type' | 'nullable'>): string {
  return withNone(memoryType(type), nullable);
}

/** As a property of what is sent. */
export function outputType({ type, nullable }: Pick<Property, 'type' | 'nullable'>): string {
  if (type.kind === 'enum') return withNone(`Literal[${type.values.map(pythonString).join(', ')}]`, nullable);
  if (type.kind === 'decimal') return withNone(`values.Decimal${type.scale}`, nullable);
  if (type.kind === 'datetime') return withNone('values.Timestamp', nullable);
  if (type.kind === 'time') return withNone('values.WrittenTime', nullable);
  return withNone(memoryType(type), nullable);
}

/** As a property of a request body. */
export function inputType(field: Field, nullable: boolean): string {
  return withNone(strictType(field), nullable);
}

/** A reference in a request body. */
export function referenceInputType(type: ValueType, nullable: boolean): string {
  return withNone(keyInputType(type), nullable);
}

export function keyInputType(type: ValueType): string {
  if (type.kind === 'integer') {
    return 'Annotated[int, Field(ge=-values.MAX_INTEGER, le=values.MAX_INTEGER), values.INTEGER]';
  }
  return type.kind === 'uuid' ? 'Annotated[uuid.UUID, values.UUID]' : 'Annotated[str, values.TEXT]';
}

function strictType(field: Field): string {
  const annotated = (type: string, constraints: readonly string[], rule: string) =>
    `Annotated[${[type, ...(constraints.length > 0 ? [`Field(${constraints.join(', ')})`] : []), rule].join(', ')}]`;
  switch (field.type) {
    case FieldType.STRING:
      return annotated('str', textConstraints(field, 255), field.required ? 'values.VISIBLE_LINE' : 'values.LINE');
    case FieldType.TEXT:
      return annotated('str', textConstraints(field, 10_000), field.required ? 'values.VISIBLE_TEXT' : 'values.TEXT');
    case FieldType.EMAIL:
      return annotated('str', textConstraints(field, 254), 'values.EMAIL');
    case FieldType.URL:
      return annotated('str', textConstraints(field, 2048), 'values.URL');
    case FieldType.INTEGER:
      return annotated('int', bounds(field, String, '-values.MAX_INTEGER', 'values.MAX_INTEGER'), 'values.INTEGER');
    case FieldType.NUMBER:
      return annotated('float', bounds(field, String), 'values.NUMBER');
    case FieldType.DECIMAL: {
      const exact = bounds(field, (bound) => `decimal.Decimal("${decimalText(bound, field.scale)}")`);
      return annotated('decimal.Decimal', exact, `values.DECIMAL_${field.scale}`);
    }
    case FieldType.BOOLEAN:
      return 'Annotated[bool, values.BOOLEAN]';
    case FieldType.DATE:
      return 'Annotated[dt.date, values.DATE]';
    case FieldType.DATETIME:
      return 'Annotated[dt.datetime, values.DATETIME]';
    case FieldType.TIME:
      return 'Annotated[dt.time, values.TIME]';
    case FieldType.UUID:
      return 'Annotated[uuid.UUID, values.UUID]';
    case FieldType.ENUM:
      return `Annotated[Literal[${field.enumValues.map(pythonString).join(', ')}], values.WORD]`;
    case FieldType.STRING_LIST:
      return `Annotated[list[values.ListItem], Field(${sizes(field, 100).join(', ')})]`;
    default:
      return 'Annotated[dict[str, Any], values.OBJECT]';
  }
}

const sizes = (field: Field, limit: number) => [
  ...((field.minLength ?? 0) > 0 ? [`min_length=${field.minLength}`] : []),
  `max_length=${field.maxLength ?? limit}`,
];

function textConstraints(field: Field, limit: number): string[] {
  return [...sizes(field, limit), ...(field.pattern === '' ? [] : [`pattern=${rawString(anchored(field.pattern))}`])];
}

function bounds(field: Field, write: (bound: string) => string, least?: string, most?: string): string[] {
  const lower = field.minimum === undefined ? least : write(field.minimum);
  const upper = field.maximum === undefined ? most : write(field.maximum);
  const lowerName = field.exclusiveMinimum && field.minimum !== undefined ? 'gt' : 'ge';
  const upperName = field.exclusiveMaximum && field.maximum !== undefined ? 'lt' : 'le';
  return [
    ...(lower === undefined ? [] : [`${lowerName}=${lower}`]),
    ...(upper === undefined ? [] : [`${upperName}=${upper}`]),
  ];
}

/** The SQLAlchemy type; undefined where the attribute's annotation says enough. */
export function columnType({ type, field }: Pick<Property, 'type' | 'field'>, postgresql: boolean): string {
  switch (type.kind) {
    case 'boolean':
      return 'sa.Boolean()';
    case 'integer':
      return 'sa.BigInteger()';
    case 'number':
      return 'sa.Double()';
    case 'decimal':
      return `column_types.MinorUnits(${type.scale})`;
    case 'uuid':
      return 'sa.Uuid()';
    case 'date':
      return 'sa.Date()';
    case 'datetime':
      return 'column_types.Moment()';
    case 'time':
      return 'sa.Time()';
    case 'list':
    case 'json':
      // Else an unset value would be JSON's null, which no query takes for NULL.
      return 'sa.JSON(none_as_null=True)';
    default:
      return textColumn(type, field, postgresql);
  }
}

function textColumn(type: ValueType, field: Field | undefined, postgresql: boolean): string {
  const limit = type.kind === 'enum' ? Math.max(...type.values.map(({ length }) => length)) : textLimit(field);
  const plain = field?.type === FieldType.TEXT ? 'sa.Text' : `sa.String`;
  const size = field?.type === FieldType.TEXT ? '' : String(limit);
  if (!postgresql) return `${plain}(${size})`;
  const collated = `${plain}(${[size, 'collation="C"'].filter((part) => part !== '').join(', ')})`;
  return `${plain}(${size}).with_variant(${collated}, "postgresql")`;
}

export function textLimit(field: Field | undefined): number {
  if (field?.maxLength !== undefined) return field.maxLength;
  if (field?.type === FieldType.EMAIL) return 254;
  return field?.type === FieldType.URL ? 2048 : 255;
}

/** SQLite numbers rows only in a column of exactly this type. */
export const numberedKey = (postgresql: boolean): string =>
  postgresql ? 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")' : 'sa.Integer()';

/** What foreign keys say about rows that are deleted. */
export const deleteRules: Readonly<Record<OnDelete, string>> = {
  [OnDelete.UNSPECIFIED]: 'RESTRICT',
  [OnDelete.RESTRICT]: 'RESTRICT',
  [OnDelete.CASCADE]: 'CASCADE',
  [OnDelete.SET_NULL]: 'SET NULL',
};
