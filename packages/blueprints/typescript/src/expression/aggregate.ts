import { contains, type TypedExpression } from '@quantumlayer/ir';

type Aggregate = Extract<TypedExpression, { kind: 'aggregate' }>;

/** A call of the generated project's `aggregate` with an SQL template; parts that do not speak of `item` are its parameters. */
export function aggregateQuery(node: Aggregate, outer: (part: TypedExpression) => string): string {
  const sql = new SqlWriter(outer);
  const where = node.condition ? ` where ${sql.write(node.condition)}` : '';
  const from = `from "${node.entity.table}" as item${where}`;
  if (node.function === 'exists') return `exists(connection, sql\`select 1 ${from} limit 1\`)`;
  const value = node.value ? sql.write(node.value) : '*';
  const selected = node.function === 'sum' ? `coalesce(sum(${value}), 0)` : `${node.function}(${value})`;
  return `${reader(node)}(connection, sql\`select ${selected} as value ${from}\`)`;
}

function reader({ function: name, type }: Aggregate): string {
  if (name === 'count' || name === 'sum') return 'numberFrom';
  if (type.kind === 'datetime') return 'dateFrom';
  return ['integer', 'number', 'decimal'].includes(type.kind) ? 'numberOrNullFrom' : 'textFrom';
}

const operators = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;

class SqlWriter {
  constructor(private readonly outer: (part: TypedExpression) => string) {}

  write(node: TypedExpression): string {
    if (!contains(node, isAboutItem)) return `\${${this.outer(node)}}`;
    switch (node.kind) {
      case 'property':
        return node.via
          ? `(select "${node.property.column}" from "${node.via.target.table}" where "${node.via.target.key.column}" = item."${node.via.property.column}")`
          : `item."${node.property.column}"`;
      case 'isNull':
        return `${this.write(node.operand)} is ${node.negated ? 'not ' : ''}null`;
      case 'not':
        return `not (${this.write(node.operand)})`;
      case 'and':
      case 'or':
        return `(${node.operands.map((operand) => this.write(operand)).join(` ${node.kind} `)})`;
      case 'compare':
        return `${this.write(node.left)} ${operators[node.operator]} ${this.write(node.right)}`;
      case 'negate':
        return `-(${this.write(node.operand)})`;
      case 'convert':
        return node.type.kind === 'decimal'
          ? `(${this.write(node.operand)} * ${10 ** node.type.scale})`
          : this.write(node.operand);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'call':
        return this.call(node);
      default:
        throw new RangeError(`${node.kind} cannot stand inside an aggregate`);
    }
  }

  private arithmetic({ operator, left, right, type }: Extract<TypedExpression, { kind: 'arithmetic' }>): string {
    const [a, b] = [this.write(left), this.write(right)];
    if (type.kind === 'date') return `\${shiftedDate(connection, sql\`${a}\`, sql\`${operator}${b}\`)}`;
    if (type.kind === 'datetime') return `\${shiftedTime(connection, sql\`${a}\`, sql\`${operator}${b}\`)}`;
    if (type.kind === 'duration' && left.type.kind === 'datetime')
      return `\${elapsed(connection, sql\`${a}\`, sql\`${b}\`)}`;
    return operator === '/' ? `(1.0 * ${a} / nullif(${b}, 0))` : `(${a} ${operator} ${b})`;
  }

  private call(node: Extract<TypedExpression, { kind: 'call' }>): string {
    const operands = node.operands.map((operand) => this.write(operand));
    if (node.function === 'duration') return `(${operands[0] ?? ''} * ${String(node.unitMilliseconds ?? 1)})`;
    return `${node.function}(${operands.join(', ')})`;
  }
}

const isAboutItem = (node: TypedExpression) => node.kind === 'property' && node.root === 'item';
