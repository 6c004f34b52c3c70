import { contains, lower, type EntityModel, type TypedExpression } from '@quantumlayer/ir';
import { GoCompiler } from '../expression/go';
import { SqlCompiler } from '../expression/sql';
import { exported, sqlName } from '../naming';
import { usesNow } from './checks';
import type { Context } from './context';

type Computed = EntityModel['computed'][number];

/** Needs other rows, and is therefore a column of the query; the rest is computed in Go. */
export function isColumn({ expression }: Computed): boolean {
  return contains(
    expression,
    (part) => part.kind === 'aggregate' || (part.kind === 'property' && part.via !== undefined),
  );
}

/** A condition holds on null, as everywhere in the IR. */
const definite = (expression: TypedExpression): TypedExpression =>
  expression.type.kind === 'boolean' && !expression.nullable ? lower(expression) : expression;

/** Statements of a domain method that fills in the fields which the row alone decides. */
export function computedStatements(context: Context, entity: EntityModel, receiver: string): string[] {
  const go = new GoCompiler({
    self: receiver,
    entity,
    enums: context.enums,
    domain: '',
    related: () => 'nil',
    aggregate: () => 'nil',
  });
  return entity.computed
    .filter((computed) => !isColumn(computed))
    .flatMap(({ name, nullable, expression, type }) => {
      const value = definite(expression);
      if (nullable) return go.setPointer(`${receiver}.${exported(name)}`, value);
      const enumType = type.kind === 'enum' ? context.enums.of(entity, { name }).type : 'string';
      return `${receiver}.${exported(name)} = ${go.assigned(value, type, enumType)}`;
    });
}

export const computedUsesNow = (entity: EntityModel): boolean =>
  entity.computed.some((computed) => !isColumn(computed) && usesNow(computed.expression));

/** Columns of a SELECT that the database computes, with Go expressions of their arguments. */
export function computedColumns(
  context: Context,
  entity: EntityModel,
): { readonly sqlite: string[]; readonly postgres: string[]; readonly args: string[] } {
  const args: string[] = [];
  const go = new GoCompiler({
    self: 'nil',
    entity,
    enums: context.enums,
    domain: 'domain.',
    related: () => 'nil',
    aggregate: () => 'nil',
  });
  const placeholders = {
    add(argument: TypedExpression): string {
      const value = go.value(argument).replace(/\bnow\b/g, 'scalar.NewDateTime(time.Now())');
      if (!args.includes(value)) args.push(value);
      return `$${args.indexOf(value) + 1}`;
    },
  };
  const columns = (dialect: 'sqlite' | 'postgres') =>
    entity.computed.filter(isColumn).map(({ expression, nullable, type }) => {
      const text = new SqlCompiler(dialect, placeholders, sqlName(entity.table)).text(definite(expression));
      const counted = type.kind === 'integer' || type.kind === 'decimal' ? `CAST((${text}) AS BIGINT)` : `(${text})`;
      return (expression.kind === 'aggregate' && !nullable ? text : counted).replace(/^\(\((.*)\)\)$/s, '($1)');
    });
  return { sqlite: columns('sqlite'), postgres: columns('postgres'), args };
}
