import { faultsOfValue, FieldType, type Field, type JsonValue, type Property } from '@quantumlayer/ir';
import { pythonValue } from '../literal';

/** A value that the API must refuse: what is sent, and the code it is answered with. */
export interface InvalidValue {
  readonly property: string;
  /** Python. */
  readonly value: string;
  readonly code: string;
}

/** Wrong values of every kind that the property's rules speak of, judged by the rules themselves. */
export function invalidValues(property: Property): InvalidValue[] {
  const { field, nullable, name } = property;
  const ofNull = nullable ? [] : [{ property: name, value: 'None', code: 'required' }];
  if (!field) return [...ofNull, ...invalidReference(property)];
  const judged = candidates(field).flatMap((candidate) => {
    const code = faultsOfValue(field, candidate)[0]?.code;
    const isItem = Array.isArray(candidate) && candidate.some((item) => typeof item !== 'string' || item === '');
    return code === undefined || isItem ? [] : [{ property: name, value: pythonOf(candidate), code }];
  });
  return [...ofNull, ...judged];
}

function invalidReference({ name, type }: Property): InvalidValue[] {
  const wrongType = { property: name, value: type.kind === 'integer' ? '"x"' : '5', code: 'type' };
  return type.kind === 'uuid' ? [wrongType, { property: name, value: '"not-a-uuid"', code: 'format' }] : [wrongType];
}

/** Long texts as an expression, so that tests stay readable. */
function pythonOf(value: JsonValue): string {
  const repeated = typeof value === 'string' && value.length > 40 && new Set(value).size === 1;
  return repeated ? `"${value.charAt(0)}" * ${value.length}` : pythonValue(value);
}

function candidates(field: Field): JsonValue[] {
  switch (field.type) {
    case FieldType.STRING:
    case FieldType.TEXT:
      return [
        5,
        '',
        ' ',
        'x'.repeat((field.maxLength ?? (field.type === FieldType.TEXT ? 10_000 : 255)) + 1),
        ...tooShort(field),
        'a\u0000b',
        ...(field.type === FieldType.STRING ? ['a\nb'] : []),
        ...(field.pattern === '' ? [] : ['\u00a1?']),
      ];
    case FieldType.EMAIL:
      return [5, 'nobody', 'a b@example.com', 'a@example'];
    case FieldType.URL:
      return [5, 'example.com', 'ftp://example.com/x'];
    case FieldType.INTEGER:
      return ['1', 1.5, true, 2 ** 53, ...outOfBounds(field, 1)];
    case FieldType.NUMBER:
      return ['1', true, ...outOfBounds(field, 1)];
    case FieldType.DECIMAL:
      return [
        1,
        'x',
        `0.${'1'.repeat(field.scale + 1)}`,
        ...outOfBounds(field, 1).map((bound) => bound.toFixed(field.scale)),
      ];
    case FieldType.BOOLEAN:
      return ['true', 1];
    case FieldType.DATE:
      return [5, '2026-02-30', '01/02/2026'];
    case FieldType.DATETIME:
      return [5, '2026-01-01T10:00:00', '2026-13-01T10:00:00Z'];
    case FieldType.TIME:
      return [5, '25:00', '9:00'];
    case FieldType.UUID:
      return [5, 'not-a-uuid'];
    case FieldType.ENUM:
      return [5, 'no_such_value'];
    case FieldType.STRING_LIST:
      return ['x', Array.from({ length: (field.maxLength ?? 100) + 1 }, () => 'x')];
    default:
      return ['x', [1]];
  }
}

const tooShort = ({ minLength = 0 }: Field) => (minLength > 1 ? ['x'.repeat(minLength - 1)] : []);

/** Just outside, and on an exclusive bound. */
function outOfBounds(field: Field, step: number): number[] {
  const low =
    field.minimum === undefined
      ? []
      : [Number(field.minimum) - step, ...(field.exclusiveMinimum ? [Number(field.minimum)] : [])];
  const high =
    field.maximum === undefined
      ? []
      : [Number(field.maximum) + step, ...(field.exclusiveMaximum ? [Number(field.maximum)] : [])];
  return [...low, ...high];
}
