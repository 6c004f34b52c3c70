import type { DraftDefault, DraftField, DraftFieldType } from './draft-model';

/**
 * Reads the short form of a field that the data files use: a type, then properties behind semicolons, for example
 * "enum(draft|published); required; default=draft" or "string; unique; max_length=40; search".
 */
export function parseFieldNotation(name: string, notation: string): DraftField {
  const [head = '', ...properties] = notation.split(/;\s*/);
  const enumeration = /^enum\((.*)\)$/.exec(head);
  const field: DraftField = enumeration
    ? { name, type: 'enum', enumValues: (enumeration[1] ?? '').split('|') }
    : { name, type: head as DraftFieldType };
  for (const property of properties) {
    const equals = property.indexOf('=');
    if (equals < 0) setFlag(field, property);
    else setValue(field, property.slice(0, equals), property.slice(equals + 1));
  }
  return field;
}

function setFlag(field: DraftField, flag: string): void {
  switch (flag) {
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
    case 'search':
      field.searchable = true;
      return;
    case 'now':
      field.default = { now: true };
      return;
    case 'exclusive_minimum':
      field.exclusiveMinimum = true;
      return;
    case 'exclusive_maximum':
      field.exclusiveMaximum = true;
      return;
    default:
      throw new Error(`unknown property "${flag}" of field ${field.name}`);
  }
}

function setValue(field: DraftField, key: string, value: string): void {
  switch (key) {
    case 'min_length':
      field.minLength = Number(value);
      return;
    case 'max_length':
      field.maxLength = Number(value);
      return;
    case 'minimum':
      field.minimum = value;
      return;
    case 'maximum':
      field.maximum = value;
      return;
    case 'scale':
      field.scale = Number(value);
      return;
    case 'pattern':
      field.pattern = value;
      return;
    case 'default':
      field.default = defaultOf(field, value);
      return;
    case 'code':
      field.default = { codeLength: Number(value) };
      return;
    case 'computed':
      field.computed = value;
      return;
    case 'examples':
      field.examples = value.split('|');
      return;
    case 'describe':
      field.description = value;
      return;
    default:
      throw new Error(`unknown property "${key}" of field ${field.name}`);
  }
}

/** The default as JSON text; values of text types and decimals are quoted, "now" is the time of creation. */
export function defaultOf(field: Pick<DraftField, 'type'>, value: string): DraftDefault {
  if (value === 'now' && (field.type === 'date' || field.type === 'datetime')) return { now: true };
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'string_list':
    case 'json':
      return { json: value };
    default:
      return { json: JSON.stringify(value) };
  }
}
