import { ExpressionError } from './syntax';
import { typeName, type TypedExpression, type ValueType } from './typed';

/**
 * The expression as a value of `target`, with the conversion spelled out.
 * @throws ExpressionError where no lossless conversion exists.
 */
export function coerce(expression: TypedExpression, target: ValueType, offset: number): TypedExpression {
  const { type } = expression;
  if (type.kind === 'null' || sameType(type, target)) return expression;
  if (expression.kind === 'literal') {
    const literal = coerceLiteral(expression.value, type, target);
    if (literal !== undefined) return { kind: 'literal', value: literal, type: target, nullable: false };
  }
  if (type.kind === 'integer' && (target.kind === 'number' || target.kind === 'decimal')) {
    return { kind: 'convert', operand: expression, type: target, nullable: expression.nullable };
  }
  if (type.kind === 'enum' && (target.kind === 'enum' || target.kind === 'string')) {
    const foreign = type.values.find((value) => target.kind === 'enum' && !target.values.includes(value));
    if (foreign === undefined) return { ...expression, type: target };
    throw new ExpressionError(`${JSON.stringify(foreign)} is not one of the target's values`, offset);
  }
  throw new ExpressionError(`${typeName(type)} where ${typeName(target)} is needed`, offset);
}

/** The type that both sides of an addition or comparison take; undefined when there is none. */
export function commonType(left: TypedExpression, right: TypedExpression): ValueType | undefined {
  const a = left.type;
  const b = right.type;
  if (sameType(a, b)) return a;
  if (a.kind === 'decimal' && isPlainNumber(right)) return a;
  if (b.kind === 'decimal' && isPlainNumber(left)) return b;
  if (isNumeric(a) && isNumeric(b) && a.kind !== 'decimal' && b.kind !== 'decimal') return { kind: 'number' };
  if (a.kind === 'enum' && b.kind === 'string' && right.kind === 'literal') return a;
  if (b.kind === 'enum' && a.kind === 'string' && left.kind === 'literal') return b;
  return undefined;
}

export function isNumeric({ kind }: ValueType): boolean {
  return kind === 'integer' || kind === 'number' || kind === 'decimal';
}

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'decimal') return b.kind === 'decimal' && a.scale === b.scale;
  if (a.kind === 'enum') return b.kind === 'enum' && a.values.join() === b.values.join();
  return a.kind === b.kind;
}

const isPlainNumber = ({ kind, type }: TypedExpression) =>
  type.kind === 'integer' || (type.kind === 'number' && kind === 'literal');

function coerceLiteral(
  value: null | boolean | number | string,
  type: ValueType,
  target: ValueType,
): number | string | undefined {
  if (typeof value === 'number' && target.kind === 'number') return value;
  if (typeof value === 'number' && target.kind === 'decimal') {
    const minor = Math.round(value * 10 ** target.scale);
    return Math.abs(minor / 10 ** target.scale - value) < 1e-9 ? minor : undefined;
  }
  if (typeof value === 'string' && target.kind === 'enum') return target.values.includes(value) ? value : undefined;
  if (typeof value === 'string' && type.kind === 'string' && target.kind === 'uuid') return undefined;
  return undefined;
}
