import { isNumeric } from './coerce';
import type { Scope } from './scope';
import { ExpressionError, type Syntax } from './syntax';
import { booleanType, integerType, typeName, type TypedExpression, type ValueType } from './typed';
import { contains } from './walk';

type Aggregate = Extract<Syntax, { kind: 'aggregate' }>;
type Check = (syntax: Syntax, scope: Scope) => TypedExpression;

/** count, exists, sum, min and max over the rows of an entity. */
export function checkAggregate(syntax: Aggregate, scope: Scope, check: Check): TypedExpression {
  if (scope.item) throw new ExpressionError('an aggregate inside an aggregate', syntax.offset);
  const entity = scope.entity(syntax.entity);
  if (!entity) throw new ExpressionError(`no entity ${syntax.entity}`, syntax.offset);
  const inner: Scope = { ...scope, item: entity };
  const part = (operand: Syntax) => {
    const typed = check(operand, inner);
    if (contains(typed, ({ kind }) => kind === 'aggregate')) {
      throw new ExpressionError('an aggregate inside an aggregate', operand.offset);
    }
    return typed;
  };
  const condition = syntax.condition && part(syntax.condition);
  if (condition && condition.type.kind !== 'boolean') {
    throw new ExpressionError(`the condition is ${typeName(condition.type)}, not boolean`, syntax.offset);
  }
  const value = syntax.value && part(syntax.value);
  const { type, nullable } = result(syntax, value);
  return { kind: 'aggregate', function: syntax.function, entity, value, condition, type, nullable };
}

const ordered: readonly ValueType['kind'][] = ['integer', 'number', 'decimal', 'date', 'datetime', 'time'];

function result(syntax: Aggregate, value: TypedExpression | undefined): { type: ValueType; nullable: boolean } {
  if (syntax.function === 'count') return { type: integerType, nullable: false };
  if (syntax.function === 'exists') return { type: booleanType, nullable: false };
  const type = value?.type ?? { kind: 'null' as const };
  const fits = syntax.function === 'sum' ? isNumeric(type) : ordered.includes(type.kind);
  if (!fits) throw new ExpressionError(`${syntax.function} of ${typeName(type)}`, syntax.offset);
  return { type, nullable: syntax.function !== 'sum' };
}
