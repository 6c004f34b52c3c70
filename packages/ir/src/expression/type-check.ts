import { checkAggregate } from './aggregate';
import { checkCall } from './call';
import { coerce, commonType, isNumeric } from './coerce';
import { checkPath } from './path';
import type { Scope } from './scope';
import { ExpressionError, type ArithmeticOperator, type ComparisonOperator, type Syntax } from './syntax';
import { booleanType, integerType, typeName, type TypedExpression, type ValueType } from './typed';

type Binary = Extract<Syntax, { kind: 'binary' }>;

/**
 * Looks up every name and gives every node its type.
 * @throws ExpressionError at the first fault.
 */
export function typeCheck(syntax: Syntax, scope: Scope): TypedExpression {
  switch (syntax.kind) {
    case 'literal':
      return literal(syntax);
    case 'path':
      return checkPath(syntax, scope);
    case 'call':
      return checkCall(syntax, scope, typeCheck);
    case 'aggregate':
      return checkAggregate(syntax, scope, typeCheck);
    case 'not':
      return { kind: 'not', operand: condition(syntax.operand, scope), type: booleanType, nullable: false };
    case 'negate':
      return negate(typeCheck(syntax.operand, scope), syntax.offset);
    case 'binary':
      return binary(syntax, scope);
  }
}

/** A typed expression that must be boolean. */
export function condition(syntax: Syntax, scope: Scope): TypedExpression {
  return coerce(typeCheck(syntax, scope), booleanType, syntax.offset);
}

function literal({ literal: kind, text }: Extract<Syntax, { kind: 'literal' }>): TypedExpression {
  const node = (value: null | boolean | number | string, type: ValueType): TypedExpression => ({
    kind: 'literal',
    value,
    type,
    nullable: value === null,
  });
  switch (kind) {
    case 'integer':
      return node(Number(text), integerType);
    case 'decimal':
      return node(Number(text), { kind: 'number' });
    case 'string':
      return node(text, { kind: 'string' });
    case 'boolean':
      return node(text === 'true', booleanType);
    case 'null':
      return node(null, { kind: 'null' });
  }
}

function negate(operand: TypedExpression, offset: number): TypedExpression {
  if (!isNumeric(operand.type)) throw new ExpressionError(`cannot negate ${typeName(operand.type)}`, offset);
  if (operand.kind === 'literal') return { ...operand, value: -Number(operand.value) };
  return { kind: 'negate', operand, type: operand.type, nullable: operand.nullable };
}

function binary(syntax: Binary, scope: Scope): TypedExpression {
  const { operator } = syntax;
  if (operator === 'and' || operator === 'or') {
    const operands = [syntax.left, syntax.right].flatMap((side) => {
      const typed = condition(side, scope);
      return typed.kind === operator ? typed.operands : [typed];
    });
    return { kind: operator, operands, type: booleanType, nullable: false };
  }
  const left = typeCheck(syntax.left, scope);
  const right = typeCheck(syntax.right, scope);
  if (operator === '+' || operator === '-' || operator === '*' || operator === '/') {
    return arithmetic(operator, left, right, syntax.offset);
  }
  return compare(operator, left, right, syntax.offset);
}

function compare(
  operator: ComparisonOperator,
  left: TypedExpression,
  right: TypedExpression,
  offset: number,
): TypedExpression {
  const equality = operator === '==' || operator === '!=';
  if (left.type.kind === 'null' || right.type.kind === 'null') {
    if (!equality) throw new ExpressionError(`${operator} with null; use == or !=`, offset);
    const operand = left.type.kind === 'null' ? right : left;
    return { kind: 'isNull', operand, negated: operator === '!=', type: booleanType, nullable: false };
  }
  const type = commonType(left, right);
  if (type === undefined || type.kind === 'list' || type.kind === 'json') {
    throw new ExpressionError(`cannot compare ${typeName(left.type)} with ${typeName(right.type)}`, offset);
  }
  if (!equality && (type.kind === 'boolean' || type.kind === 'enum' || type.kind === 'uuid')) {
    throw new ExpressionError(`${typeName(type)} has no order`, offset);
  }
  return {
    kind: 'compare',
    operator,
    left: coerce(left, type, offset),
    right: coerce(right, type, offset),
    type: booleanType,
    nullable: left.nullable || right.nullable,
  };
}

function arithmetic(
  operator: ArithmeticOperator,
  left: TypedExpression,
  right: TypedExpression,
  offset: number,
): TypedExpression {
  const nullable = left.nullable || right.nullable || (operator === '/' && mayBeZero(right));
  const result = (a: TypedExpression, b: TypedExpression, type: ValueType): TypedExpression => ({
    kind: 'arithmetic',
    operator,
    left: a,
    right: b,
    type,
    nullable,
  });
  const refuse = () =>
    new ExpressionError(`cannot compute ${typeName(left.type)} ${operator} ${typeName(right.type)}`, offset);
  const temporal = temporalResult(operator, left, right);
  if (temporal) return result(left, right, temporal);
  if (!isNumeric(left.type) || !isNumeric(right.type)) throw refuse();
  if (operator === '*' && (left.type.kind === 'decimal') !== (right.type.kind === 'decimal')) {
    const [decimal, factor] = left.type.kind === 'decimal' ? [left, right] : [right, left];
    if (factor.type.kind !== 'integer') throw refuse();
    return result(decimal, factor, decimal.type);
  }
  const type = commonType(left, right);
  const unscaled = operator === '*' || operator === '/';
  if (type === undefined || (unscaled && type.kind === 'decimal')) throw refuse();
  if (operator === '/' && type.kind === 'integer') {
    throw new ExpressionError('integer division; write 1.0 * a / b for a number', offset);
  }
  return result(coerce(left, type, offset), coerce(right, type, offset), type);
}

/** Whether dividing by the value may give null, which is what a division by zero gives. */
function mayBeZero(divisor: TypedExpression): boolean {
  return divisor.kind !== 'literal' || divisor.value === 0;
}

function temporalResult(
  operator: ArithmeticOperator,
  { type: left }: TypedExpression,
  right: TypedExpression,
): ValueType | undefined {
  if (operator !== '+' && operator !== '-') return undefined;
  if (left.kind === 'datetime' && right.type.kind === 'duration') return left;
  if (left.kind === 'duration' && right.type.kind === 'duration') return left;
  if (left.kind === 'datetime' && right.type.kind === 'datetime' && operator === '-') return { kind: 'duration' };
  const wholeDays = right.kind === 'call' && right.function === 'duration' && right.unitMilliseconds === 86_400_000;
  return left.kind === 'date' && wholeDays ? left : undefined;
}
