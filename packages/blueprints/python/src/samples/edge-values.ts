import {
  brokenInvariant,
  faultsOfValue,
  FieldType,
  type EntityModel,
  type Field,
  type JsonValue,
  type Property,
} from '@quantumlayer/ir';
import { pythonValue } from '../literal';

export interface EdgeValue {
  readonly property: string;
  /** Python: what is sent, and how it comes back. */
  readonly value: string;
  readonly expected: string;
}

/** Values on the very edge of what the rules admit; only those that keep the row's invariants. */
export function edgeValues(
  entity: EntityModel,
  property: Property,
  body: Readonly<Record<string, JsonValue>>,
  isAdmitted: (row: Record<string, JsonValue>) => boolean,
): EdgeValue[] {
  const { field, name } = property;
  if (!field) return [];
  const values = candidates(field)
    .filter(({ sent }) => faultsOfValue(field, sent).length === 0)
    .filter(({ sent }) => brokenInvariant(entity, { ...body, [name]: sent }) === undefined)
    .filter(({ sent }) => isAdmitted({ ...body, [name]: sent }))
    .map(({ sent, back }): EdgeValue => ({ property: name, value: write(sent), expected: write(back) }));
  // Where the shortest is the longest, each is one case: ruff PT014 refuses it twice.
  return [...new Map(values.map((edge) => [edge.value, edge])).values()];
}

interface Candidate {
  readonly sent: JsonValue;
  readonly back: JsonValue;
}

const same = (...values: JsonValue[]): Candidate[] => values.map((value) => ({ sent: value, back: value }));

function candidates(field: Field): Candidate[] {
  switch (field.type) {
    case FieldType.STRING:
      return same('y'.repeat(field.maxLength ?? 255), 'y'.repeat(Math.max(field.minLength ?? 1, 1)), 'Åsa 😀');
    case FieldType.TEXT:
      return same('y'.repeat(field.maxLength ?? 10_000), 'two\nlines');
    case FieldType.EMAIL:
      return [{ sent: 'Mixed.Case@Example.COM', back: 'mixed.case@example.com' }];
    case FieldType.INTEGER:
      return [...bounds(field).flatMap((bound) => same(bound)), { sent: 2.0, back: 2 }];
    case FieldType.NUMBER:
      return bounds(field).flatMap((bound) => same(bound));
    case FieldType.DECIMAL:
      return bounds(field).map((bound) => ({ sent: bound.toFixed(field.scale), back: bound.toFixed(field.scale) }));
    case FieldType.DATETIME:
      return [{ sent: '2036-01-08T10:00:00.1239+02:00', back: '2036-01-08T08:00:00.123Z' }];
    case FieldType.TIME:
      return [{ sent: '09:15', back: '09:15:00' }];
    case FieldType.ENUM:
      return same(...field.enumValues);
    case FieldType.BOOLEAN:
      return same(true, false);
    case FieldType.STRING_LIST:
      return same([], ['one', 'one']);
    case FieldType.JSON:
      return same({}, { nested: { list: [1, 'two', null] } });
    default:
      return [];
  }
}

const bounds = ({ minimum, maximum }: Field) =>
  [minimum, maximum].flatMap((bound) => (bound === undefined ? [] : [Number(bound)]));

function write(value: JsonValue): string {
  const repeated = typeof value === 'string' && value.length > 40 && new Set(value).size === 1;
  return repeated ? `"${value.charAt(0)}" * ${value.length}` : pythonValue(value);
}
