import type { EntityModel, InputProperty, Property } from '../model/types';
import { keyEquation } from './key-equation';
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
  /**
   * The rows of an entity, each as a reader of its properties. Where `held` is given, only those with that key are asked for; more are no
   * fault, because each is judged.
   */
  rows?(entity: EntityModel, held?: HeldKey): Iterable<(property: Property, via: Property | undefined) => Value>;
  /** Set inside aggregates. */
  readonly item?: (property: Property, via: Property | undefined) => Value;
}

/** A key that a property of a row holds. */
export interface HeldKey {
  readonly property: Property;
  readonly key: Value;
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
      return junction(node.operands, environment, false);
    case 'or':
      return junction(node.operands, environment, true);
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

/** What follows a decisive operand is not asked. */
function junction(operands: readonly TypedExpression[], environment: Environment, decisive: boolean): Value {
  let unknown = false;
  for (const operand of operands) {
    const value = evaluate(operand, environment);
    if (value === decisive) return decisive;
    unknown ||= value === null;
  }
  return unknown ? null : !decisive;
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
  const values = valuesOf(node, environment);
  if (node.function === 'exists') return values.next().done !== true;
  const all = [...values];
  if (node.function === 'count') return all.length;
  const known = all.filter((value) => value !== null);
  if (node.function === 'sum') return known.reduce<number>((total, each) => total + Number(each), 0);
  const better = node.function === 'min' ? '<' : '>';
  return known.reduce<Value>((best, each) => (best === null || compare(better, each, best) ? each : best), null);
}

/** Of each row that meets the condition; null where no value is asked for. */
function* valuesOf(
  { entity, condition, value }: Extract<TypedExpression, { kind: 'aggregate' }>,
  environment: Environment,
): Generator<Value> {
  const equation = condition && keyEquation(condition);
  const held = equation && { property: equation.property, key: evaluate(equation.key, environment) };
  // A comparison with null does not hold.
  if (held?.key === null) return;
  for (const item of environment.rows?.(entity, held) ?? []) {
    const scope: Environment = { ...environment, self: environment.self.bind(environment), item };
    if (!condition || evaluate(condition, scope) === true) yield value ? evaluate(value, scope) : null;
  }
}
