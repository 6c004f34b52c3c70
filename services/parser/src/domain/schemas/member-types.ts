import type { DraftFieldType } from '../draft-model';
import { fieldHint, typeFromWords } from '../lexicon/field-lexicon';

const TYPES: Readonly<Record<string, DraftFieldType>> = Object.fromEntries(
  (
    [
      ['string', 'string str varchar char nvarchar character citext'],
      ['text', 'text longtext mediumtext clob'],
      [
        'integer',
        'int integer int4 int8 int16 int32 int64 uint uint32 uint64 smallint bigint tinyint serial bigserial long short',
      ],
      ['number', 'float float32 float64 double real number numeric'],
      ['decimal', 'decimal money bigdecimal'],
      ['boolean', 'bool boolean bit'],
      ['date', 'date localdate'],
      ['datetime', 'datetime timestamp timestamptz instant localdatetime'],
      ['time', 'time localtime'],
      ['email', 'email emailstr'],
      ['url', 'url uri httpurl anyurl'],
      ['uuid', 'uuid guid'],
      ['json', 'json jsonb object dict map any record'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])),
);

/** The type that a name of some language means; `name` is what the member is called. */
export function memberType(written: string, name: string): DraftFieldType | undefined {
  const type =
    TYPES[written.toLowerCase().replace(/^time\.time$/, 'datetime')] ?? typeFromWords([written.toLowerCase()]);
  const usual = fieldHint(name)?.field.type;
  // Some languages have one type for every number, and one for dates and times.
  if (type === 'number' && /^number$/i.test(written) && (usual === 'integer' || usual === 'decimal')) return usual;
  if (written === 'Date' && usual !== 'date') return 'datetime';
  if (type === 'datetime' && usual === 'date' && written === 'DateTime') return 'date';
  return type;
}

export const isTypeName = (written: string): boolean =>
  TYPES[written.toLowerCase()] !== undefined || /^time\.Time$/.test(written);
