import { children, type TypedExpression, type ValueType } from '@quantumlayer/ir';
import type { ExpressionScope } from './expression-scope';
import { decimalOfUnits } from './literal';
import { attributeName, entityNames } from './naming';

type Aggregate = Extract<TypedExpression, { kind: 'aggregate' }>;
type Outer = (node: TypedExpression) => string;

/** A query for an aggregate; parts that do not depend on `item` are computed in Python and sent as parameters. */
export function aggregate(node: Aggregate, { session }: ExpressionScope, outer: Outer): string {
  const table = `models.${entityNames(node.entity).className}`;
  const sql = (part: TypedExpression) => new SqlWriter(table, outer).write(part);
  const where = node.condition ? `.where(${sql(node.condition)})` : '';
  if (node.function === 'exists')
    return `bool(${session}.scalar(sa.select(sa.exists(sa.select(${table}.${keyOf(node)})${where}))))`;
  if (node.function === 'count')
    return `(${session}.scalar(sa.select(sa.func.count()).select_from(${table})${where}) or 0)`;
  const value = node.value ? sql(node.value) : 'None';
  const query = `${session}.scalar(sa.select(${typed(`sa.func.${node.function}(${value})`, node.type)}).select_from(${table})${where})`;
  if (node.function === 'sum') return `(${query} or ${zero(node.type)})`;
  return query;
}

const keyOf = ({ entity }: Aggregate) => attributeName(entity.key.name);

function zero(type: ValueType): string {
  if (type.kind === 'decimal') return decimalOfUnits(0, type.scale);
  return type.kind === 'number' ? '0.0' : '0';
}

function typed(text: string, type: ValueType): string {
  if (type.kind === 'decimal') return `sa.type_coerce(${text}, column_types.MinorUnits(${type.scale}))`;
  if (type.kind === 'integer') return `sa.cast(${text}, sa.BigInteger)`;
  return text;
}

/** The column type of a parameter, so that null stays a typed null. */
function parameterType(type: ValueType): string {
  switch (type.kind) {
    case 'boolean':
      return 'sa.Boolean';
    case 'integer':
      return 'sa.BigInteger';
    case 'number':
      return 'sa.Double';
    case 'decimal':
      return `column_types.MinorUnits(${type.scale})`;
    case 'uuid':
      return 'sa.Uuid';
    case 'date':
      return 'sa.Date';
    case 'datetime':
      return 'column_types.Moment';
    case 'time':
      return 'sa.Time';
    case 'duration':
      return 'sa.BigInteger';
    default:
      return 'sa.String';
  }
}

class SqlWriter {
  constructor(
    private readonly table: string,
    private readonly outer: Outer,
  ) {}

  write(node: TypedExpression): string {
    if (!dependsOnItem(node)) return this.parameter(node);
    switch (node.kind) {
      case 'property':
        return this.column(node);
      case 'and':
      case 'or':
        return `sa.${node.kind}_(${node.operands.map((child) => this.write(child)).join(', ')})`;
      case 'not':
        return `sa.not_(${this.write(node.operand)})`;
      case 'isNull':
        return `${this.write(node.operand)}.${node.negated ? 'is_not' : 'is_'}(None)`;
      case 'compare':
        return `${this.operand(node.left)} ${node.operator} ${this.operand(node.right)}`;
      case 'negate':
        return `-${this.operand(node.operand)}`;
      case 'convert':
        return this.convert(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'call':
        return this.call(node);
      default:
        return this.outer(node);
    }
  }

  private operand(node: TypedExpression): string {
    const text = this.write(node);
    return node.kind === 'arithmetic' || node.kind === 'compare' || node.kind === 'negate' ? `(${text})` : text;
  }

  private parameter(node: TypedExpression): string {
    if (node.kind === 'literal' && node.type.kind === 'boolean')
      return node.value === true ? 'sa.true()' : 'sa.false()';
    const plain = node.kind === 'literal' && node.type.kind !== 'decimal' && node.type.kind !== 'duration';
    if (plain) return this.outer(node);
    if (node.type.kind === 'duration') return `column_types.milliseconds(${this.outer(node)})`;
    return `sa.literal(${this.outer(node)}, ${parameterType(node.type)})`;
  }

  private column({ property, via, entity }: Extract<TypedExpression, { kind: 'property' }>): string {
    if (!via) return `${this.table}.${attributeName(property.name)}`;
    const target = `models.${entityNames(via.target).className}`;
    const key = attributeName(via.target.key.name);
    const held = `${this.table}.${attributeName(via.property.name)}`;
    if (via.target === entity) {
      const table = `models.${entityNames(entity).className}.__table__.alias()`;
      return `(related := ${table}).select().with_only_columns(related.c.${property.column}).where(related.c.${via.target.key.column} == ${held}).scalar_subquery()`;
    }
    return `sa.select(${target}.${attributeName(property.name)}).where(${target}.${key} == ${held}).correlate(${this.table}).scalar_subquery()`;
  }

  private convert(node: Extract<TypedExpression, { kind: 'convert' }>): string {
    const inner = this.operand(node.operand);
    if (node.type.kind !== 'decimal') return `sa.cast(${inner}, sa.Double)`;
    return typed(`${inner} * ${10 ** node.type.scale}`, node.type);
  }

  private arithmetic(node: Extract<TypedExpression, { kind: 'arithmetic' }>): string {
    const [left, right] = [this.operand(node.left), this.operand(node.right)];
    const { kind } = node.type;
    if (kind === 'datetime' || kind === 'date')
      return `column_types.shift_${kind}(${left}, ${node.operator === '-' ? '-' : ''}${right})`;
    if (kind === 'duration') return `column_types.elapsed(${left}, ${right})`;
    if (node.operator === '/') return `${left} / sa.func.nullif(${right}, 0)`;
    const text = `${left} ${node.operator} ${right}`;
    return kind === 'decimal' ? typed(this.exact(node), node.type) : text;
  }

  /** Minor units as the integers they are, so that no operand is scaled twice. */
  private exact({ operator, left, right }: Extract<TypedExpression, { kind: 'arithmetic' }>): string {
    const whole = (side: TypedExpression) => `sa.cast(${this.write(side)}, sa.BigInteger)`;
    return `${whole(left)} ${operator} ${whole(right)}`;
  }

  private call(node: Extract<TypedExpression, { kind: 'call' }>): string {
    const operands = node.operands.map((child) => this.write(child)).join(', ');
    if (node.function === 'duration') return `${operands} * ${node.unitMilliseconds ?? 1}`;
    return `sa.func.${node.function}(${operands})`;
  }
}

function dependsOnItem(node: TypedExpression): boolean {
  if (node.kind === 'property') return node.root === 'item';
  return children(node).some(dependsOnItem);
}

/** Whether SQL has to reckon with times, for which the databases have different functions. */
export function needsTimeArithmetic(node: TypedExpression): boolean {
  const here =
    (node.kind === 'arithmetic' && ['date', 'datetime', 'duration'].includes(node.type.kind) && dependsOnItem(node)) ||
    (node.kind === 'compare' && node.left.type.kind === 'duration' && dependsOnItem(node));
  return here || children(node).some(needsTimeArithmetic);
}
