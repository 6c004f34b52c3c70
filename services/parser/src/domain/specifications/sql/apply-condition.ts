import type { DraftField } from '../../draft-model';
import { enumValues, patternOf } from '../enum-values';
import { anchored } from '../patterns';
import type { Condition } from './conditions';

/** Writes a condition into the field it is about; false where the field's type cannot keep it. */
export function applyCondition(field: DraftField, condition: Exclude<Condition, { kind: 'comparison' }>): boolean {
  switch (condition.kind) {
    case 'not_null':
      field.required = true;
      return true;
    case 'bound':
      return applyBound(field, condition);
    case 'length':
      if (!['string', 'text', 'email', 'url'].includes(field.type ?? '')) return false;
      field[condition.side] = condition.value;
      return true;
    case 'pattern': {
      const pattern = anchored(condition.pattern);
      if (pattern === undefined || (field.type !== 'string' && field.type !== 'text')) return false;
      field.pattern = pattern;
      return true;
    }
    case 'values':
      return applyValues(field, condition.values);
  }
}

function applyBound(field: DraftField, { side, value, exclusive }: Extract<Condition, { kind: 'bound' }>): boolean {
  if (!['integer', 'number', 'decimal'].includes(field.type ?? '')) return false;
  const step = side === 'minimum' ? 1 : -1;
  const whole = exclusive && field.type === 'integer';
  field[side] = whole ? String(Number(value) + step) : value;
  if (exclusive && !whole) field[side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'] = true;
  return true;
}

function applyValues(field: DraftField, values: readonly string[]): boolean {
  if (field.type === 'boolean') return true;
  if (field.type === 'integer') {
    const numbers = values.map(Number).sort((a, b) => a - b);
    if (!numbers.every((number, index) => number === (numbers[0] ?? 0) + index)) return false;
    field.minimum = String(numbers[0]);
    field.maximum = String(numbers.at(-1));
    return true;
  }
  if (field.type !== 'string' && field.type !== 'text') return false;
  const names = enumValues(values);
  if (names) {
    field.type = 'enum';
    field.enumValues = names;
    delete field.maxLength;
    const told =
      field.default && 'json' in field.default
        ? names[values.indexOf(String(JSON.parse(field.default.json)))]
        : undefined;
    if (told !== undefined) field.default = { json: JSON.stringify(told) };
  } else {
    field.pattern = patternOf(values);
  }
  return true;
}
