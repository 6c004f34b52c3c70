import type { EntityModel, Reference, TypedExpression } from '@quantumlayer/ir';
import { contains } from '@quantumlayer/ir';
import { sqlName } from '../naming';

/** SQL in both dialects, which are mostly the same. */
export interface SqlText {
  readonly sqlite: string;
  readonly postgres: string;
}

/** Turns the parts of a query that do not depend on its rows into placeholders. */
export interface Placeholders {
  /** "$3" */
  add(argument: TypedExpression): string;
}

type Dialect = keyof SqlText;
type Aggregate = Extract<TypedExpression, { kind: 'aggregate' }>;

const placeholderTypes: Partial<Record<TypedExpression['type']['kind'], string>> = {
  number: 'DOUBLE PRECISION',
  date: 'DATE',
  datetime: 'TIMESTAMPTZ',
};

const operators = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;

/** How a root's properties are written: a column of the query, or undefined for values from outside. */
export interface Columns {
  self: ((reference: Reference | undefined) => string | undefined) | undefined;
}

/** Compiles an aggregate to a scalar query; `self` names the table that outer properties come from, if they come from one. */
export class SqlCompiler {
  constructor(
    private readonly dialect: Dialect,
    private readonly placeholders: Placeholders,
    private readonly self: string | undefined,
  ) {}

  aggregate(node: Aggregate): string {
    const from = `FROM ${sqlName(node.entity.table)} item`;
    const where = node.condition ? ` WHERE ${this.text(node.condition)}` : '';
    const value = node.value ? this.text(node.value) : '';
    switch (node.function) {
      case 'count':
        return `SELECT count(*) ${from}${where}`;
      case 'exists':
        return `SELECT EXISTS (SELECT 1 ${from}${where})`;
      case 'sum':
        return `SELECT ${this.sum(node, value)} ${from}${where}`;
      default:
        return `SELECT ${node.function}(${value}) ${from}${where}`;
    }
  }

  private sum(node: Aggregate, value: string): string {
    // PostgreSQL sums integers as numeric.
    return node.type.kind === 'number' ? `coalesce(sum(${value}), 0.0)` : `CAST(coalesce(sum(${value}), 0) AS BIGINT)`;
  }

  /** A subexpression; what no row takes part in becomes a placeholder. */
  text(node: TypedExpression): string {
    if (node.kind === 'literal') return this.literal(node);
    if (!this.usesRows(node)) return this.placeholders.add(node);
    switch (node.kind) {
      case 'property':
        return this.property(node);
      case 'isNull':
        return `${this.text(node.operand)} IS ${node.negated ? 'NOT ' : ''}NULL`;
      case 'not':
        return `NOT (${this.text(node.operand)})`;
      case 'and':
      case 'or':
        return node.operands
          .map((operand) => this.grouped(operand, node.kind))
          .join(node.kind === 'and' ? ' AND ' : ' OR ');
      case 'compare':
        return `${this.operand(node.left)} ${operators[node.operator]} ${this.operand(node.right)}`;
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate':
        return `-${this.operand(node.operand)}`;
      case 'convert':
        return node.type.kind === 'decimal'
          ? `${this.operand(node.operand)} * ${10 ** node.type.scale}`
          : `CAST(${this.text(node.operand)} AS DOUBLE PRECISION)`;
      case 'call':
        return this.call(node);
      case 'aggregate':
        return `(${this.aggregate(node)})`;
      default:
        throw new RangeError(`no SQL for ${node.kind}`);
    }
  }

  private usesRows(node: TypedExpression): boolean {
    return contains(
      node,
      (part) =>
        part.kind === 'aggregate' || (part.kind === 'property' && (part.root === 'item' || this.self !== undefined)),
    );
  }

  private property(node: Extract<TypedExpression, { kind: 'property' }>): string {
    const table = node.root === 'item' ? 'item' : (this.self ?? '');
    if (!node.via) return `${table}.${sqlName(node.property.column)}`;
    const target: EntityModel = node.via.target;
    return `(SELECT related.${sqlName(node.property.column)} FROM ${sqlName(target.table)} related WHERE related.${sqlName(target.key.column)} = ${table}.${sqlName(node.via.property.column)})`;
  }

  private literal({ value, type }: Extract<TypedExpression, { kind: 'literal' }>): string {
    if (value === null) return 'NULL';
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'number')
      return type.kind === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
    return `'${value.replaceAll("'", "''")}'`;
  }

  private operand(node: TypedExpression): string {
    const text = this.text(node);
    return /^[\w.$"]+$|^'[^']*'$|^\([^()]*\)$/.test(text) ? text : `(${text})`;
  }

  private grouped(node: TypedExpression, inside: 'and' | 'or'): string {
    const text = this.text(node);
    return (node.kind === 'and' || node.kind === 'or') && node.kind !== inside ? `(${text})` : text;
  }

  private arithmetic(node: Extract<TypedExpression, { kind: 'arithmetic' }>): string {
    const [left, right] = [this.addend(node.left), this.addend(node.right)];
    if (node.operator === '/') return `${left} / NULLIF(${right}, 0)`;
    const plain = `${left} ${node.operator} ${right}`;
    if (node.type.kind === 'date') {
      const days = `(${right} / 86400000)`;
      return this.dialect === 'sqlite'
        ? `date(${left}, ${node.operator === '-' ? '-' : ''}${days} || ' days')`
        : `(${left} ${node.operator} CAST(${days} AS INTEGER))`;
    }
    if (this.dialect === 'sqlite') return plain;
    if (node.type.kind === 'datetime') return `${left} ${node.operator} ${right} * INTERVAL '1 millisecond'`;
    if (node.type.kind === 'duration' && node.left.type.kind === 'datetime')
      return `CAST(extract(epoch FROM ${plain}) * 1000 AS BIGINT)`;
    return plain;
  }

  /** PostgreSQL cannot tell from an operator what a placeholder beside it is. */
  private addend(node: TypedExpression): string {
    const text = this.operand(node);
    return this.dialect === 'postgres' && text.startsWith('$')
      ? `CAST(${text} AS ${placeholderTypes[node.type.kind] ?? 'BIGINT'})`
      : text;
  }

  private call(node: Extract<TypedExpression, { kind: 'call' }>): string {
    const [first, second] = node.operands;
    const a = first ? this.text(first) : '';
    switch (node.function) {
      case 'coalesce':
        return `coalesce(${a}, ${second ? this.text(second) : 'NULL'})`;
      case 'length':
        return `length(${a})`;
      case 'lower':
        return this.dialect === 'sqlite' ? `lower(${a})` : `lower(${a} COLLATE "C")`;
      case 'duration':
        return `(${a} * ${node.unitMilliseconds ?? 0})`;
      default:
        throw new RangeError(`no SQL for ${node.function}()`);
    }
  }
}
