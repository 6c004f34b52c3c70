import { FieldType, type Field } from '../contract';
import type { TypedExpression, ValueType } from '../expression/typed';
import { nativeValue } from '../samples/native-value';

/** Between which whole numbers a value lies: decimals in minor units. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** What a double holds exactly. */
export const EXACT = Number.MAX_SAFE_INTEGER;
/** Minor units of a decimal: 15 digits in all. */
const MOST_UNITS = 999_999_999_999_999;

/** What values of an exact type keep to; undefined for types that are not exact numbers. */
export function limitOf({ kind }: ValueType): number | undefined {
  if (kind === 'decimal') return MOST_UNITS;
  return kind === 'integer' ? EXACT : undefined;
}

/** Where the value of an exact expression can lie, as far as its fields' bounds tell. */
export function rangeOf(node: TypedExpression): Range {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'number' ? { least: node.value, most: node.value } : ofType(node.type);
    case 'property':
      return ofField(node.property.field, node.type);
    case 'input':
      return ofField(node.input.field, node.type);
    case 'negate':
      return negated(rangeOf(node.operand));
    case 'convert':
      return scaled(rangeOf(node.operand), node.type);
    case 'arithmetic':
      return reckoned(node);
    case 'call':
      return node.function === 'coalesce' ? hull(node.operands.map(rangeOf)) : ofType(node.type);
    default:
      return ofType(node.type);
  }
}

function ofType(type: ValueType): Range {
  const limit = limitOf(type) ?? Infinity;
  return { least: -limit, most: limit };
}

function ofField(field: Field | undefined, type: ValueType): Range {
  const { least, most } = ofType(type);
  if (field?.type !== FieldType.INTEGER && field?.type !== FieldType.DECIMAL) return { least, most };
  const bound = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : Number(nativeValue(type, type.kind === 'decimal' ? text : Number(text)));
  return { least: bound(field.minimum, least), most: bound(field.maximum, most) };
}

const negated = ({ least, most }: Range): Range => ({ least: -most, most: -least });

function scaled({ least, most }: Range, type: ValueType): Range {
  const factor = type.kind === 'decimal' ? 10 ** type.scale : 1;
  return { least: least * factor, most: most * factor };
}

const hull = (ranges: readonly Range[]): Range => ({
  least: Math.min(...ranges.map(({ least }) => least)),
  most: Math.max(...ranges.map(({ most }) => most)),
});

function reckoned({ operator, left, right, type }: Extract<TypedExpression, { kind: 'arithmetic' }>): Range {
  const a = rangeOf(left);
  const b = operator === '-' ? negated(rangeOf(right)) : rangeOf(right);
  if (operator === '/') return ofType(type);
  if (operator !== '*') return { least: a.least + b.least, most: a.most + b.most };
  const corners = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
  return { least: Math.min(...corners), most: Math.max(...corners) };
}
