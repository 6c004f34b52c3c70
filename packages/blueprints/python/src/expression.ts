import { children, descendants, type TypedExpression } from '@quantumlayer/ir';
import { decimalOfUnits, pythonString } from './literal';
import { attributeName } from './naming';
import { aggregate } from './aggregate';
import type { ExpressionScope } from './expression-scope';

type Node<Kind extends TypedExpression['kind']> = Extract<TypedExpression, { kind: Kind }>;

/** Python that computes the expression on rows in memory; null is None. */
export function compile(node: TypedExpression, scope: ExpressionScope): string {
  const known = scope.bound.get(node);
  if (known !== undefined) return known;
  switch (node.kind) {
    case 'literal':
      return literal(node);
    case 'property':
      return [scope.self, ...(node.via ? [attributeName(node.via.name)] : []), attributeName(node.property.name)].join(
        '.',
      );
    case 'input':
      return `payload.${attributeName(node.input.name)}`;
    case 'caller':
      return `caller.${node.property}`;
    case 'isNull':
      return isNull(node, scope);
    case 'not':
      return `not ${operand(node.operand, scope)}`;
    case 'and':
    case 'or':
      return node.operands.map((child) => operand(child, scope)).join(` ${node.kind} `);
    case 'compare':
      return nullSafe(node, scope, () => `${operand(node.left, scope)} ${node.operator} ${operand(node.right, scope)}`);
    case 'negate':
      return nullSafe(node, scope, () => `-${operand(node.operand, scope)}`);
    case 'convert':
      return nullSafe(node, scope, () => convert(node, scope));
    case 'arithmetic':
      return nullSafe(node, scope, () => arithmetic(node, scope));
    case 'call':
      return node.function === 'coalesce' ? coalesce(node, scope) : nullSafe(node, scope, () => call(node, scope));
    case 'aggregate':
      return aggregate(node, scope, (inner) => compile(inner, withTests(scope)));
  }
}

/** A part in parentheses unless it binds tightly by itself. */
function operand(node: TypedExpression, scope: ExpressionScope): string {
  const text = compile(node, scope);
  const atomic = ['literal', 'property', 'input', 'caller', 'aggregate', 'call'].includes(node.kind);
  return scope.bound.has(node) || (atomic && !/ (if|or) /.test(text)) ? text : `(${text})`;
}

function literal({ type, value }: Node<'literal'>): string {
  if (value === null) return 'None';
  if (type.kind === 'decimal') return decimalOfUnits(Number(value), type.scale);
  if (type.kind === 'duration') return `dt.timedelta(milliseconds=${value})`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (type.kind === 'number' && Number.isInteger(value)) return `${value}.0`;
  return typeof value === 'number' ? String(value) : pythonString(value);
}

function isNull(node: Node<'isNull'>, scope: ExpressionScope): string {
  const test = node.negated ? 'is not None' : 'is None';
  const { kind } = node.operand;
  if (kind === 'property' || kind === 'input' || scope.bound.has(node.operand))
    return `${compile(node.operand, scope)} ${test}`;
  const name = `value_${scope.bound.size + 1}`;
  const text = compile(node.operand, scope);
  scope.bound.set(node.operand, name);
  return `(${name} := ${text}) ${test}`;
}

function convert(node: Node<'convert'>, scope: ExpressionScope): string {
  return `${node.type.kind === 'decimal' ? 'decimal.Decimal' : 'float'}(${compile(node.operand, scope)})`;
}

function arithmetic(node: Node<'arithmetic'>, scope: ExpressionScope): string {
  const [left, right] = [operand(node.left, scope), operand(node.right, scope)];
  return `${left} ${node.operator} ${right}`;
}

function call(node: Node<'call'>, scope: ExpressionScope): string {
  const [first] = node.operands.map((child) => compile(child, scope));
  switch (node.function) {
    case 'now':
      return 'now()';
    case 'today':
      return 'now().date()';
    case 'length':
      return `len(${first ?? ''})`;
    case 'lower':
      return `${first ?? ''}.lower()`;
    default:
      return duration(first ?? '0', node.unitMilliseconds ?? 1);
  }
}

function duration(amount: string, unitMilliseconds: number): string {
  const units: Record<number, string> = { 86_400_000: 'days', 3_600_000: 'hours', 60_000: 'minutes' };
  const unit = units[unitMilliseconds];
  return unit === undefined
    ? `dt.timedelta(milliseconds=${amount} * ${unitMilliseconds})`
    : `dt.timedelta(${unit}=${amount})`;
}

function coalesce(node: Node<'call'>, scope: ExpressionScope): string {
  const [first, second] = node.operands;
  if (first === undefined || second === undefined) return 'None';
  if (!first.nullable) return compile(first, scope);
  const stable = first.kind === 'property' || first.kind === 'input' || scope.bound.has(first);
  if (stable)
    return `(${compile(first, scope)} if ${compile(first, scope)} is not None else ${compile(second, scope)})`;
  const name = `value_${scope.bound.size + 1}`;
  const text = compile(first, scope);
  scope.bound.set(first, name);
  return `(${name} if (${name} := ${text}) is not None else ${compile(second, scope)})`;
}

/** Computes where every nullable operand has a value and no divisor is zero, else None; a test that went before makes this unnecessary. */
function nullSafe(node: TypedExpression, scope: ExpressionScope, compute: () => string): string {
  if (!node.nullable || scope.bound.has(node) || scope.bound.has(nullTested)) return compute();
  const present = nullableLeaves(node)
    .filter((leaf) => !scope.bound.has(leaf))
    .map((leaf) => isNull({ kind: 'isNull', operand: leaf, negated: true, type: leaf.type, nullable: false }, scope));
  return withoutTests(scope, () => {
    const tests = new Set([...present, ...divisors(node).map((divisor) => notZero(divisor, scope))]);
    return tests.size === 0 ? compute() : `(${compute()} if ${[...tests].join(' and ')} else None)`;
  });
}

/** Marks a scope whose nulls were tested for. */
const nullTested: TypedExpression = { kind: 'literal', value: null, type: { kind: 'null' }, nullable: true };

function withoutTests(scope: ExpressionScope, compute: () => string): string {
  scope.bound.set(nullTested, '');
  const text = compute();
  scope.bound.delete(nullTested);
  return text;
}

/** Inside an aggregate nothing has been tested yet. */
function withTests(scope: ExpressionScope): ExpressionScope {
  return { ...scope, bound: new Map([...scope.bound].filter(([node]) => node !== nullTested)) };
}

/** A rule's condition: `lower` put the tests for null in front of every comparison. */
export function compileCondition(node: TypedExpression, scope: ExpressionScope): string {
  return withoutTests(scope, () => compile(node, scope));
}

/** A divisor that costs a query is computed once. */
function notZero(divisor: TypedExpression, scope: ExpressionScope): string {
  const isCheap = ![...descendants(divisor)].some(({ kind }) => kind === 'aggregate');
  if (isCheap || scope.bound.has(divisor)) return `${operand(divisor, scope)} != 0`;
  const name = `value_${scope.bound.size + 1}`;
  const text = compile(divisor, scope);
  scope.bound.set(divisor, name);
  return `(${name} := ${text}) != 0`;
}

/** What the expression divides by, where that may be zero; the parts of a leaf answer for themselves. */
function divisors(node: TypedExpression): TypedExpression[] {
  if (isLeaf(node)) return [];
  const inner = children(node).flatMap(divisors);
  const divides = node.kind === 'arithmetic' && node.operator === '/';
  return divides && !isNonZero(node.right) ? [...inner, node.right] : inner;
}

const isNonZero = (node: TypedExpression) => node.kind === 'literal' && node.value !== 0;

const isLeaf = (node: TypedExpression) =>
  ['property', 'input', 'aggregate'].includes(node.kind) || (node.kind === 'call' && node.function === 'coalesce');

function nullableLeaves(node: TypedExpression): TypedExpression[] {
  if (isLeaf(node)) return node.nullable ? [node] : [];
  return children(node).flatMap(nullableLeaves);
}
