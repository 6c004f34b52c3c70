import { create } from '@bufbuild/protobuf';
import { DefaultSchema, FieldSchema, FieldType, type Default, type Field } from '@quantumlayer/contracts/ir/v1/entity';
import { faultsOfValue } from '@quantumlayer/ir';
import type { DraftDefault, DraftField, DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { spoken } from '../../names';
import { exampleTimes } from './example-times';

const TYPES: Readonly<Record<DraftFieldType, FieldType>> = {
  string: FieldType.STRING,
  text: FieldType.TEXT,
  integer: FieldType.INTEGER,
  number: FieldType.NUMBER,
  decimal: FieldType.DECIMAL,
  boolean: FieldType.BOOLEAN,
  date: FieldType.DATE,
  datetime: FieldType.DATETIME,
  time: FieldType.TIME,
  enum: FieldType.ENUM,
  email: FieldType.EMAIL,
  url: FieldType.URL,
  uuid: FieldType.UUID,
  string_list: FieldType.STRING_LIST,
  json: FieldType.JSON,
};

const NUMERIC: ReadonlySet<DraftFieldType> = new Set(['integer', 'number', 'decimal']);
const SIZED: ReadonlySet<DraftFieldType> = new Set(['string', 'text', 'email', 'url', 'string_list']);
const WRITTEN: ReadonlySet<DraftFieldType> = new Set(['string', 'text']);

const FALLBACK_EXAMPLES: Readonly<Partial<Record<DraftFieldType, readonly string[]>>> = {
  integer: ['1', '2', '3'],
  number: ['1.5', '2.5'],
  decimal: ['12.50', '49.99'],
  boolean: ['false', 'true'],
  email: ['ada@example.com', 'grace@example.com'],
  url: ['https://example.com/one', 'https://example.com/two'],
  uuid: ['0190a6e0-8d6b-7c3e-9c1a-3f5b7d9e1a2c'],
};

/**
 * A field with every property decided: what was said, then what the field's name usually means, then what its type allows.
 * Properties that the type cannot carry are left out.
 */
export function completeField(said: DraftField): Field {
  const draft = withHint(said);
  const type = hasFraction(draft) ? 'number' : (draft.type ?? 'string');
  const field = create(FieldSchema, {
    name: draft.name,
    description: draft.description ?? '',
    type: TYPES[type],
    required: (draft.required ?? false) && !isNeverGiven(draft),
    unique: draft.unique ?? false,
    ...(SIZED.has(type) && draft.minLength !== undefined ? { minLength: draft.minLength } : {}),
    ...(SIZED.has(type) && draft.maxLength !== undefined ? { maxLength: draft.maxLength } : {}),
    ...(WRITTEN.has(type) && draft.pattern !== undefined ? { pattern: draft.pattern } : {}),
    ...(NUMERIC.has(type) && draft.minimum !== undefined
      ? { minimum: draft.minimum, exclusiveMinimum: draft.exclusiveMinimum ?? false }
      : {}),
    ...(NUMERIC.has(type) && draft.maximum !== undefined
      ? { maximum: draft.maximum, exclusiveMaximum: draft.exclusiveMaximum ?? false }
      : {}),
    enumValues: type === 'enum' ? [...new Set(draft.enumValues ?? [])] : [],
    ...(draft.default ? { defaultValue: completeDefault(draft.default) } : {}),
    computed: draft.computed ?? '',
    readOnly: draft.readOnly ?? false,
    scale: type === 'decimal' ? Math.max(draft.scale ?? 2, ...numbersOf(draft).map(decimals)) : 0,
    searchable: WRITTEN.has(type) && (draft.searchable ?? false),
  });
  const usual = exampleTimes(said.name, type) ?? (said.examples ? undefined : draft.examples);
  field.examples = exampleValues({ ...draft, examples: said.examples ?? [] }, type, usual, field);
  return field;
}

/** What nobody writes, and nothing fills: it cannot be asked for. */
const isNeverGiven = ({ readOnly, default: filled, computed }: DraftField): boolean =>
  readOnly === true && filled === undefined && computed === undefined;

/** What was said, over what the name suggests; bounds of the name count only while the type is the name's own. */
function withHint(said: DraftField): DraftField {
  const hint = fieldHint(said.name)?.field;
  const given = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as unknown as DraftField;
  if (!hint) return { ...given, type: said.type ?? 'string' };
  const type = said.type ?? hint.type ?? 'string';
  if (type !== hint.type) {
    const sameFamily = WRITTEN.has(type) && hint.type !== undefined && WRITTEN.has(hint.type);
    return { ...(sameFamily && hint.searchable ? { searchable: true } : {}), ...given, type };
  }
  return consistent({ ...hint, ...given }, given);
}

/** "hours (between 0.25 and 24)": whole numbers by their name, and fractions by what is said of them. */
function hasFraction(draft: DraftField): boolean {
  return draft.type === 'integer' && numbersOf(draft).some((text) => decimals(text) > 0);
}

function numbersOf({ minimum, maximum, default: initial }: DraftField): string[] {
  const given = initial !== undefined && 'json' in initial ? initial.json : undefined;
  return [minimum, maximum, given].filter((text) => text !== undefined && Number.isFinite(Number(text))) as string[];
}

const decimals = (text: string): number => /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;

/** Drops bounds and patterns of the hint that what was said makes impossible. */
function consistent(field: DraftField, said: DraftField): DraftField {
  const result = { ...field };
  const saysLength = said.minLength !== undefined || said.maxLength !== undefined;
  if (saysLength && said.pattern === undefined) delete result.pattern;
  if (
    said.minLength === undefined &&
    result.minLength !== undefined &&
    said.maxLength !== undefined &&
    result.minLength > said.maxLength
  )
    delete result.minLength;
  if (
    said.maxLength === undefined &&
    result.maxLength !== undefined &&
    said.minLength !== undefined &&
    result.maxLength < said.minLength
  )
    delete result.maxLength;
  if (said.pattern !== undefined && said.minLength === undefined && said.maxLength === undefined) {
    delete result.minLength;
    delete result.maxLength;
  }
  const minimum = Number(result.minimum);
  const maximum = Number(result.maximum);
  if (minimum >= maximum && said.minimum === undefined) delete result.minimum;
  if (minimum >= maximum && said.maximum === undefined) delete result.maximum;
  // "rating (starts at 1000)" counts no stars.
  const initial = said.default !== undefined && 'json' in said.default ? Number(said.default.json) : Number.NaN;
  if (initial < minimum && said.minimum === undefined) delete result.minimum;
  if (initial > maximum && said.maximum === undefined) delete result.maximum;
  if (said.enumValues !== undefined && said.default === undefined) delete result.default;
  if (said.computed !== undefined && said.default === undefined) delete result.default;
  // A difference may be less than nothing, though what is called so usually is not.
  if (said.computed?.includes(' - ') === true && said.minimum === undefined) delete result.minimum;
  if (said.required === false && said.default === undefined && result.type !== 'boolean') delete result.default;
  return result;
}

function completeDefault(value: DraftDefault): Default {
  if ('now' in value) return create(DefaultSchema, { kind: { case: 'now', value: true } });
  if ('codeLength' in value) return create(DefaultSchema, { kind: { case: 'codeLength', value: value.codeLength } });
  return create(DefaultSchema, { kind: { case: 'json', value: value.json } });
}

/** The examples that were said, as far as the field can hold them ("2.000,00" is no number), else the usual ones. */
function exampleValues(
  draft: DraftField,
  type: DraftFieldType,
  usual: readonly string[] | undefined,
  field: Field,
): string[] {
  if (draft.computed !== undefined || type === 'json') return [];
  if (type === 'enum') return (draft.enumValues ?? []).slice(0, 3);
  const fitting = (texts: readonly string[]): string[] =>
    texts.filter((text) => faultsOfValue(field, jsonOf(text, type)).length === 0);
  const said = fitting(draft.examples ?? []);
  return said.length > 0 ? said : fitting(usual ?? FALLBACK_EXAMPLES[type] ?? spokenExamples(draft.name));
}

function jsonOf(text: string, type: DraftFieldType): unknown {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (type === 'integer' || type === 'number') return Number.isFinite(number) ? number : text;
  if (type === 'boolean') return text === 'true';
  return type === 'string_list' ? text.split(',').map((item) => item.trim()) : text;
}

function spokenExamples(name: string): string[] {
  const label = spoken(name);
  return [`First ${label}`, `Second ${label}`];
}
