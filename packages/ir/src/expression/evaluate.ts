import type { EntityModel, InputProperty, Property } from '../model/types';
import type { ComparisonOperator } from './syntax';
import type { TypedExpression } from './typed';

/** Decimals as minor units, dates and times as text, datetimes and durations as milliseconds; undefined never. */
export type Value = null | boolean | number | string;

/** Where an expression's names get their values. */
export interface Environment {
  readonly now: Date;
  readonly caller?: { readonly id: Value; readonly role: Value };
  input?(input: InputProperty): Value;
  /** A property of the row itself, or of the row that the reference `via` leads to. */
  self(property: Property, via: Property | undefined): Value;
  /** The rows of an entity, each as a reader of its properties. */
  rows?(entity: EntityModel): Iterable<(property: Property, via: Property | undefined) => Value>;
  /** Set inside aggregates. */
  readonly item?: (property: Property, via: Property | undefined) => Value;
}

/** The value of an expression; unknown (null) where an operand is null, as in SQL. */
export function evaluate(node: TypedExpression, environment: Environment): Value {
  const value = (child: TypedExpression) => evaluate(child, environment);
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'property': {
      const read = node.root === 'item' ? environment.item : environment.self.bind(environment);
      return read ? read(node.property, node.via?.property) : null;
    }
    case 'input':
      return environment.input?.(node.input) ?? null;
    case 'caller':
      return environment.caller?.[node.property] ?? null;
    case 'isNull':
      return (value(node.operand) === null) !== node.negated;
    case 'not': {
      const operand = value(node.operand);
      return operand === null ? null : operand !== true;
    }
    case 'and':
      return junction(node.operands.map(value), false);
    case 'or':
      return junction(node.operands.map(value), true);
    case 'compare':
      return compare(node.operator, value(node.left), value(node.right));
    case 'negate':
      return mapNumber(value(node.operand), (operand) => -operand);
    case 'convert':
      return mapNumber(value(node.operand), (operand) =>
        node.type.kind === 'decimal' ? operand * 10 ** node.type.scale : operand,
      );
    case 'arithmetic':
      return arithmetic(node, value(node.left), value(node.right));
    case 'call':
      return call(node, node.operands.map(value), environment);
    case 'aggregate':
      return aggregate(node, environment);
  }
}

function junction(values: readonly Value[], decisive: boolean): Value {
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}

function compare(operator: ComparisonOperator, left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function mapNumber(value: Value, change: (value: number) => number): Value {
  return value === null ? null : change(Number(value));
}

function arithmetic(
  { operator, type }: Extract<TypedExpression, { kind: 'arithmetic' }>,
  left: Value,
  right: Value,
): Value {
  if (left === null || right === null) return null;
  if (type.kind === 'date') {
    const shift = operator === '+' ? Number(right) : -Number(right);
    return new Date(Date.parse(`${String(left)}T00:00:00Z`) + shift).toISOString().slice(0, 10);
  }
  const [a, b] = [Number(left), Number(right)];
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return b === 0 ? null : a / b;
}

function call(
  node: Extract<TypedExpression, { kind: 'call' }>,
  [first = null, second = null]: readonly Value[],
  environment: Environment,
): Value {
  switch (node.function) {
    case 'now':
      return environment.now.getTime();
    case 'today':
      return environment.now.toISOString().slice(0, 10);
    case 'coalesce':
      return first ?? second;
    case 'length':
      return first === null ? null : [...String(first)].length;
    case 'lower':
      return first === null ? null : String(first).toLowerCase();
    case 'duration':
      return mapNumber(first, (amount) => amount * (node.unitMilliseconds ?? 0));
  }
}

function aggregate(node: Extract<TypedExpression, { kind: 'aggregate' }>, environment: Environment): Value {
  const matching = [...(environment.rows?.(node.entity) ?? [])]
    .map((item): Environment => ({ ...environment, self: environment.self.bind(environment), item }))
    .filter((scope) => !node.condition || evaluate(node.condition, scope) === true);
  if (node.function === 'count') return matching.length;
  if (node.function === 'exists') return matching.length > 0;
  const values = matching.map((scope) => (node.value ? evaluate(node.value, scope) : null)).filter((v) => v !== null);
  if (node.function === 'sum') return values.reduce<number>((total, each) => total + Number(each), 0);
  const better = node.function === 'min' ? '<' : '>';
  return values.reduce<Value>((best, each) => (best === null || compare(better, each, best) ? each : best), null);
}
