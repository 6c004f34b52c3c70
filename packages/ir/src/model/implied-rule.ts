import { lower } from '../expression/lower';
import { booleanType, type TypedExpression } from '../expression/typed';
import { contains } from '../expression/walk';
import { words } from '../naming';
import { EXACT, limitOf, rangeOf } from './range';
import type { ComputedProperty, RuleModel } from './types';

/**
 * What a computed number demands of the row that it is computed of: it keeps to what its type can say, and every step towards it to what
 * all languages compute exactly. Undefined where the bounds of the fields see to that, and for what other rows decide together.
 */
export function impliedRule({ name, column, type, expression, field }: ComputedProperty): RuleModel | undefined {
  const limit = limitOf(type);
  if (limit === undefined || contains(expression, ({ kind }) => kind === 'aggregate')) return undefined;
  const conditions = [...within(expression, limit), ...stepsOf(expression, limit)];
  const [only] = conditions;
  if (only === undefined) return undefined;
  const all: TypedExpression =
    conditions.length === 1 ? only : { kind: 'and', operands: conditions, type: booleanType, nullable: false };
  const [operator, side] = rangeOf(expression).most > limit ? ['<=', limit] : ['>=', -limit];
  const most = type.kind === 'decimal' ? (side / 10 ** type.scale).toFixed(type.scale) : String(side);
  const excess = type.kind === 'decimal' ? 'have more than 15 digits' : `be beyond ${most}`;
  return {
    name: `${column}_in_range`,
    message: `The ${words(name).join(' ')} would ${excess}.`,
    text: `${field.computed} ${operator} ${most}`,
    condition: lower(all),
  };
}

/** The comparisons that keep a value between -limit and limit, as far as its range does not. */
function within(node: TypedExpression, limit: number): TypedExpression[] {
  const { least, most } = rangeOf(node);
  const compare = (operator: '<=' | '>=', value: number): TypedExpression => ({
    kind: 'compare',
    operator,
    left: node,
    right: { kind: 'literal', value, type: node.type, nullable: false },
    type: booleanType,
    nullable: node.nullable,
  });
  return [...(most > limit ? [compare('<=', limit)] : []), ...(least < -limit ? [compare('>=', -limit)] : [])];
}

/** For the steps below a value that lies between -limit and limit. */
function stepsOf(node: TypedExpression, limit: number): TypedExpression[] {
  const step = (child: TypedExpression, most: number): TypedExpression[] => {
    if (limitOf(child.type) === undefined) return [];
    return [...(most > EXACT ? within(child, EXACT) : []), ...stepsOf(child, Math.min(most, EXACT))];
  };
  switch (node.kind) {
    case 'negate':
      return step(node.operand, limit);
    case 'convert':
      return step(node.operand, EXACT);
    case 'arithmetic': {
      // What is added to something small, and gives something small, is small.
      const besides = (other: TypedExpression): number =>
        node.operator === '*' ? Infinity : limit + Math.max(...Object.values(rangeOf(other)).map(Math.abs));
      return [...step(node.left, besides(node.right)), ...step(node.right, besides(node.left))];
    }
    case 'call':
      return node.operands.flatMap((operand) => step(operand, Infinity));
    default:
      return [];
  }
}
