import type { TypedExpression } from '@quantumlayer/ir';
import { goType } from '../go-type';
import { SqlCompiler } from '../expression/sql';
import { exported, variable } from '../naming';
import type { GoCompiler } from '../expression/go';

type Aggregate = Extract<TypedExpression, { kind: 'aggregate' }>;

/** One method of store.Queries that answers an aggregate. */
export interface RuleQuery {
  readonly method: string;
  readonly constant: string;
  readonly rule: string;
  readonly sqlite: string;
  readonly postgres: string;
  /** The texts differ, and the project knows both databases. */
  readonly pick: boolean;
  readonly statement: string;
  readonly params: string;
  readonly args: string;
  readonly resultType: string;
}

/** Collects the queries of an application's rules; equal ones are one method. */
export class Queries {
  private readonly found = new Map<string, RuleQuery>();
  private readonly methods = new Set<string>();

  constructor(private readonly postgresToo: boolean) {}

  get all(): readonly RuleQuery[] {
    return [...this.found.values()];
  }

  /** The call of the method for an aggregate, such as "q.CountLoansForLoanLimit(ctx, loan.MemberID)". */
  call(node: Aggregate, rule: string, go: GoCompiler): string {
    const outside = new Arguments(go);
    const sqlite = new SqlCompiler('sqlite', outside, undefined).aggregate(node);
    const postgres = new SqlCompiler('postgres', new Arguments(go), undefined).aggregate(node);
    const key = `${rule}\n${sqlite}\n${outside.params}`;
    const query = this.found.get(key) ?? this.add(key, node, rule, sqlite, postgres, outside);
    return `q.${query.method}(ctx${outside.values.map((value) => `, ${value}`).join('')})`;
  }

  private add(
    key: string,
    node: Aggregate,
    rule: string,
    sqlite: string,
    postgres: string,
    outside: Arguments,
  ): RuleQuery {
    const method = this.unique(`${exported(node.function)}${exported(node.entity.plural)}For${exported(rule)}`);
    const constant = variable(method);
    const pick = this.postgresToo && sqlite !== postgres;
    const value = node.function === 'count' ? 'int64' : node.function === 'exists' ? 'bool' : goType(node.type);
    const query: RuleQuery = {
      method,
      constant,
      rule,
      sqlite,
      postgres,
      pick,
      statement: pick ? `q.dialect.Pick(${constant}SQLite, ${constant}Postgres)` : constant,
      params: outside.params,
      args: outside.names.map((name) => `, ${name}`).join(''),
      resultType: node.nullable ? `*${value}` : value,
    };
    this.found.set(key, query);
    return query;
  }

  private unique(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.methods.has(name); i += 1) name = `${wanted}${i}`;
    this.methods.add(name);
    return name;
  }
}

/** The values that a query takes from outside, each once. */
class Arguments {
  readonly values: string[] = [];
  readonly names: string[] = [];
  private readonly types: string[] = [];

  constructor(private readonly go: GoCompiler) {}

  get params(): string {
    return this.names.map((name, i) => `, ${name} ${this.types[i] ?? ''}`).join('');
  }

  add(argument: TypedExpression): string {
    const value = argument.nullable ? this.go.pointer(argument) : this.go.value(argument);
    const known = this.values.indexOf(value);
    if (known >= 0) return `$${known + 1}`;
    this.values.push(value);
    this.types.push((argument.nullable ? '*' : '') + this.go.typeOf(argument));
    this.names.push(this.nameFor(argument));
    return `$${this.values.length}`;
  }

  private nameFor(argument: TypedExpression): string {
    const wanted = argumentName(argument);
    let name = wanted;
    for (let i = 2; this.names.includes(name); i += 1) name = `${wanted}${i}`;
    return name;
  }
}

function argumentName(argument: TypedExpression): string {
  switch (argument.kind) {
    case 'property':
      return variable((argument.via ? `${argument.via.name} ` : '') + argument.property.name, 'Value');
    case 'input':
      return variable(argument.input.name, 'Value');
    case 'caller':
      return argument.property === 'id' ? 'callerID' : 'callerRole';
    default:
      return 'value';
  }
}
