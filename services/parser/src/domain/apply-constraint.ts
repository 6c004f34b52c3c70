import { defaultOf } from './field-notation';
import { fieldHint } from './lexicon/field-lexicon';
import { camelCase, wordsOf } from './names';
import type { DraftField, DraftModel } from './draft-model';

/** Adds one constraint, in the notation of docs/requirements.md, to the field or relation that it speaks of. */
export function applyConstraint(model: DraftModel, subject: string, value: string): void {
  const [entityName = '', name = ''] = subject.split('.');
  const entity = model.entities.find((candidate) => candidate.name === entityName);
  const field = entity?.fields.find((candidate) => candidate.name === name);
  if (entity && value.startsWith('unique_with=')) {
    entity.unique = [...(entity.unique ?? []), [name, ...value.slice('unique_with='.length).split(',')]];
  } else if (field) applyToField(field, value);
  else {
    const relation = model.relations.find(
      (candidate) => candidate.source === entityName && (candidate.name ?? referenceTo(candidate.target)) === name,
    );
    if (relation && (value === 'required' || value === 'optional')) relation.required = value === 'required';
    if (relation && value === 'on_delete=cascade') relation.onDelete = 'cascade';
  }
}

/** What a relation without a name of its own is called. */
const referenceTo = (entity: string): string => camelCase(wordsOf(entity));

function applyToField(field: DraftField, constraint: string): void {
  const equals = constraint.indexOf('=');
  const key = equals < 0 ? constraint : constraint.slice(0, equals);
  const value = constraint.slice(equals + 1);
  const type = field.type ?? fieldHint(field.name)?.field.type ?? 'string';
  const written = type === 'string' || type === 'text' || type === 'email' || type === 'url';
  const numeric = type === 'integer' || type === 'number' || type === 'decimal';
  switch (key) {
    case 'required':
      field.required = true;
      return;
    case 'optional':
      field.required = false;
      return;
    case 'unique':
      field.unique = true;
      return;
    case 'read_only':
      field.readOnly = true;
      return;
    case 'minimum':
    case 'exclusive_minimum':
      if (written) setLength(field, 'minLength', value);
      else if (numeric) Object.assign(field, { minimum: value, exclusiveMinimum: key !== 'minimum' });
      return;
    case 'maximum':
    case 'exclusive_maximum':
      if (written) setLength(field, 'maxLength', value);
      else if (numeric) Object.assign(field, { maximum: value, exclusiveMaximum: key !== 'maximum' });
      return;
    case 'min_length':
      setLength(field, 'minLength', value);
      return;
    case 'max_length':
      setLength(field, 'maxLength', value);
      return;
    case 'pattern':
      field.pattern = value;
      return;
    case 'default':
      applyDefault(field, type, value);
      return;
    default:
      return;
  }
}

/** A length is a whole number of characters. */
function setLength(field: DraftField, key: 'minLength' | 'maxLength', value: string): void {
  const length = Number(value);
  if (Number.isInteger(length) && length >= 0 && length < 1_000_000) field[key] = length;
}

const TRUE_WORDS = new Set(['true', 'yes', 'on', 'checked']);
const FALSE_WORDS = new Set(['false', 'no', 'off', 'unchecked']);

/** A default is taken over only where the field can hold it. */
function applyDefault(field: DraftField, type: NonNullable<DraftField['type']>, value: string): void {
  if (type === 'boolean') {
    if (TRUE_WORDS.has(value) || FALSE_WORDS.has(value)) field.default = { json: String(TRUE_WORDS.has(value)) };
  } else if (type === 'integer' || type === 'number') {
    if (Number.isFinite(Number(value)) && (type === 'number' || Number.isInteger(Number(value))))
      field.default = { json: value };
  } else if (type === 'decimal') {
    if (/^-?\d+(\.\d+)?$/.test(value))
      field.default = { json: JSON.stringify(Number(value).toFixed(field.scale ?? 2)) };
  } else if (type === 'enum') {
    if (field.enumValues?.includes(value)) field.default = { json: JSON.stringify(value) };
  } else if (type === 'date' || type === 'datetime') {
    if (['now', 'today', 'current'].includes(value)) field.default = { now: true };
  } else if (type === 'string' || type === 'text') field.default = defaultOf(field, value);
}
