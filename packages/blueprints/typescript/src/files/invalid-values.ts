import { faultsOfValue, FieldType, type Field, type JsonValue } from '@quantumlayer/ir';
import type { EntityView } from '../view/entity-view';
import { sampleBody } from './sample-records';

/** A property's value that must be refused, and the code. */
export interface InvalidValue {
  readonly name: string;
  readonly value: JsonValue;
  readonly breach: string;
}

/** For each property that callers may set: a wrong type, and values just outside its bounds. */
export function invalidBodies(entity: EntityView): InvalidValue[] {
  const valid = sampleBody(entity.model, 5);
  const found: InvalidValue[] = [
    { name: 'notKnown', value: 1, breach: '/notKnown unknown_field' },
    { name: 'createdAt', value: '2026-11-30T09:15:00Z', breach: '/createdAt read_only' },
  ];
  for (const { name, property } of entity.properties) {
    if (!property.creatable || !property.field) continue;
    if (property.field.required) found.push({ name, value: null, breach: `/${name} required` });
    for (const value of candidates(property.field, valid[name])) {
      const faults = faultsOfValue(property.field, value);
      const [fault] = faults;
      if (fault && faults.length === 1) found.push({ name, value, breach: `/${name} ${fault.code}` });
    }
  }
  return found;
}

function candidates(field: Field, valid: JsonValue | undefined): JsonValue[] {
  switch (field.type) {
    case FieldType.INTEGER:
    case FieldType.NUMBER:
      return ['1', ...(field.type === FieldType.INTEGER ? [1.5] : []), ...aroundBounds(field)];
    case FieldType.DECIMAL:
      return [
        1,
        'ten',
        `1.${'0'.repeat(field.scale)}1`,
        ...aroundBounds(field).map((value) => value.toFixed(field.scale)),
      ];
    case FieldType.BOOLEAN:
      return ['true', 1];
    case FieldType.STRING_LIST:
      return ['a', Array.from({ length: (field.maxLength ?? 100) + 1 }, (_, position) => `item ${position}`)];
    case FieldType.JSON:
      return ['{}', []];
    case FieldType.ENUM:
      return [7, 'no_such_value'];
    case FieldType.STRING:
    case FieldType.TEXT:
      return [
        7,
        '',
        '  ',
        'nul\u0000',
        'x'.repeat((field.maxLength ?? (field.type === FieldType.TEXT ? 10_000 : 255)) + 1),
        'no match \u00e9',
        typeof valid === 'string' ? valid.slice(0, Math.max(0, (field.minLength ?? 1) - 1)) : '',
      ].filter((value, position, all) => all.indexOf(value) === position);
    default:
      return [7, 'nonsense'];
  }
}

/** One step below the lowest and above the highest value. */
function aroundBounds({ minimum, maximum, type, scale }: Field): number[] {
  const step = type === FieldType.DECIMAL ? 10 ** -scale : type === FieldType.INTEGER ? 1 : 0.5;
  return [
    ...(minimum === undefined ? [] : [Number(minimum) - step]),
    ...(maximum === undefined ? [] : [Number(maximum) + step]),
  ];
}
