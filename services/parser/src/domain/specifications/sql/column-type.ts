import type { DraftField } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { wordsOf } from '../../names';
import { enumValues, patternOf } from '../enum-values';
import { isEmailName } from '../implicit-names';
import type { ColumnType, SqlSchema } from './schema';

/** The part of a field that its type decides; `remark` says what the type could not keep. */
export interface TypedField {
  field: Pick<DraftField, 'type' | 'maxLength' | 'scale' | 'minimum' | 'enumValues' | 'pattern'>;
  remark?: string;
}

const INTEGERS = /^(?:tiny|small|medium|big)?int(?:eger)?$|^int[248]$|^(?:big|small)?serial[248]?$|^year$/;
const NUMBERS = /^(?:real|double|float[48]?|binary_float|binary_double)$/;
const STRINGS =
  /^(?:n?varchar2?|n?char|character|bpchar|nvarchar|string|citext|inet|cidr|macaddr8?|xml|national|name)$/;
const TEXTS = /^(?:text|tinytext|mediumtext|longtext|clob|ntext)$/;
const DATETIMES = /^(?:timestamp(?:tz)?|datetime2?|smalldatetime|datetimeoffset)$/;
const BINARIES = /^(?:bytea|(?:tiny|medium|long)?blob|(?:var)?binary|image|raw)$/;

/** What a column type becomes; undefined where nothing in the model can hold its values. */
export function typedField(name: string, type: ColumnType, schema: SqlSchema): TypedField | undefined {
  if (type.array) return arrayField(type);
  const [first = ''] = type.arguments;
  // Oracle counts "50 CHAR" or "50 BYTE".
  const length = /^\d+(?: (?:char|byte))?$/.test(first) ? Number.parseInt(first, 10) : undefined;
  const limited = length === undefined ? {} : { maxLength: length };
  const enumeration = type.name === 'enum' ? type.arguments : schema.enums.get(type.name);
  if (enumeration) return enumField(enumeration);
  const flag = type.name === 'bit' ? (length ?? 1) === 1 : type.name === 'tinyint' && length === 1;
  if (flag || ['bool', 'boolean'].includes(type.name)) {
    return { field: { type: 'boolean' } };
  }
  if (INTEGERS.test(type.name)) return { field: { type: 'integer', ...(type.unsigned ? { minimum: '0' } : {}) } };
  if (/^(?:numeric|decimal|dec|number|money|smallmoney|fixed)$/.test(type.name)) return exactNumber(type);
  if (NUMBERS.test(type.name)) return { field: { type: 'number', ...(type.unsigned ? { minimum: '0' } : {}) } };
  if (STRINGS.test(type.name) && first === 'max') return { field: { type: narrowed(name) ?? longText(name) } };
  if (STRINGS.test(type.name)) return { field: { type: narrowed(name) ?? 'string', ...limited } };
  if (TEXTS.test(type.name)) return { field: { type: narrowed(name) ?? longText(name), ...limited } };
  if (DATETIMES.test(type.name)) return { field: { type: 'datetime' } };
  if (type.name === 'date') return { field: { type: 'date' } };
  if (type.name === 'time' || type.name === 'timetz') return { field: { type: 'time' } };
  if (type.name === 'json' || type.name === 'jsonb' || type.name === 'hstore') return { field: { type: 'json' } };
  if (type.name === 'uuid' || type.name === 'uniqueidentifier') return { field: { type: 'uuid' } };
  if (type.name === 'set') return { field: { type: 'string_list' }, remark: 'its SET becomes a free list of texts' };
  if (type.name === '') return { field: { type: fieldHint(name)?.field.type ?? 'string' } };
  if (BINARIES.test(type.name) || UNHELD.has(type.name)) return undefined;
  return { field: { type: 'string' }, remark: `its type ${type.name} is not known and becomes a text` };
}

const UNHELD = new Set(
  'interval tsvector tsquery geometry geography point polygon line box circle int4range daterange tsrange tstzrange varbit'.split(
    ' ',
  ),
);

function arrayField(type: ColumnType): TypedField | undefined {
  return STRINGS.test(type.name) || TEXTS.test(type.name) ? { field: { type: 'string_list' } } : undefined;
}

function enumField(values: readonly string[]): TypedField {
  const names = enumValues(values);
  if (!names) return { field: { type: 'string', pattern: patternOf(values) } };
  const changed = names.some((name, index) => name !== values[index]);
  return {
    field: { type: 'enum', enumValues: names },
    ...(changed ? { remark: 'its values are written in snake_case' } : {}),
  };
}

function exactNumber(type: ColumnType): TypedField {
  const [precision, scale] = type.arguments.map(Number);
  const unsigned = type.unsigned ? { minimum: '0' } : {};
  if (/money/.test(type.name)) return { field: { type: 'decimal', scale: 2, ...unsigned } };
  if (precision !== undefined && (scale ?? 0) === 0) return { field: { type: 'integer', ...unsigned } };
  if (scale !== undefined && scale > 6) return { field: { type: 'number', ...unsigned } };
  return { field: { type: 'decimal', scale: scale ?? 2, ...unsigned } };
}

/** Columns that are named like an address hold one; of an image or a file that may be a path as well. */
function narrowed(name: string): 'email' | 'url' | undefined {
  const type = fieldHint(name)?.field.type;
  const words = wordsOf(name);
  if (type === 'email' || isEmailName(name)) return 'email';
  return type === 'url' && URL_WORDS.has(words.at(-1) ?? '') ? 'url' : undefined;
}

const URL_WORDS = new Set(['url', 'uri', 'link', 'website', 'homepage', 'webpage', 'href']);

/** SQLite and many PostgreSQL schemas write TEXT for one-line values too; a known name tells. */
function longText(name: string): 'string' | 'text' {
  return fieldHint(name)?.field.type === 'string' ? 'string' : 'text';
}
