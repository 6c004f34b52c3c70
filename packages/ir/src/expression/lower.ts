import type { ComparisonOperator } from './syntax';
import { booleanType, type TypedExpression } from './typed';
import { children } from './walk';

const opposite: Record<ComparisonOperator, ComparisonOperator> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/**
 * A rule's condition with `not` pushed to the leaves and every null spelled out, so that it is never unknown: a comparison with a null
 * operand holds, and so does one with a division by zero, which is null. Each generated language can then evaluate it without a rule for null.
 */
export function lower(condition: TypedExpression): TypedExpression {
  return normalise(condition, false);
}

function normalise(node: TypedExpression, negated: boolean): TypedExpression {
  switch (node.kind) {
    case 'not':
      return normalise(node.operand, !negated);
    case 'and':
    case 'or': {
      const flipped = node.kind === 'and' ? 'or' : 'and';
      return junction(
        negated ? flipped : node.kind,
        node.operands.map((operand) => normalise(operand, negated)),
      );
    }
    case 'isNull':
      return nullTest(node, node.negated !== negated);
    case 'compare': {
      const said = comparedWithTruth(node);
      if (said) return normalise(said.operand, said.negated !== negated);
      return holdsOnNull({ ...node, operator: negated ? opposite[node.operator] : node.operator, nullable: false });
    }
    default:
      return holdsOnNull(negated ? { kind: 'not', operand: node, type: booleanType, nullable: false } : node);
  }
}

/** `self.done == true` is `self.done`: linters of the generated languages refuse the comparison. */
function comparedWithTruth({
  left,
  operator,
  right,
}: Extract<TypedExpression, { kind: 'compare' }>): { operand: TypedExpression; negated: boolean } | undefined {
  const [literal, operand] = left.kind === 'literal' ? [left, right] : [right, left];
  if (literal.kind !== 'literal' || typeof literal.value !== 'boolean') return undefined;
  return { operand, negated: (operator === '==') !== literal.value };
}

/** What has parts is null when one of them is, or when it divides by zero. */
function nullTest(node: Extract<TypedExpression, { kind: 'isNull' }>, negated: boolean): TypedExpression {
  const tests = isAtom(node.operand) ? [] : unknowns(node.operand);
  if (tests.length === 0) return { ...node, negated };
  return normalise(junction('or', tests), negated);
}

/** Conditions of which one holds where the value is null. */
function unknowns(node: TypedExpression): TypedExpression[] {
  return [
    ...nullableAtoms(node).map(
      (operand): TypedExpression => ({ kind: 'isNull', operand, negated: false, type: booleanType, nullable: false }),
    ),
    ...divisors(node).map(isZero),
  ];
}

function holdsOnNull(leaf: TypedExpression): TypedExpression {
  const tests = unknowns(leaf);
  return tests.length === 0 ? leaf : junction('or', [...tests, leaf]);
}

/** The smallest parts whose being null makes the whole null, each once. */
function nullableAtoms(node: TypedExpression): TypedExpression[] {
  if (isAtom(node)) return node.nullable ? [node] : [];
  const atoms = children(node).flatMap(nullableAtoms);
  const seen = new Set<string | TypedExpression>();
  return atoms.filter((atom) => {
    const identity = identify(atom);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** What a leaf divides by, where that may be zero; the operands of a coalesce answer for themselves. */
function divisors(node: TypedExpression): TypedExpression[] {
  if (isCoalesce(node) || node.kind === 'aggregate') return [];
  const inner = children(node).flatMap(divisors);
  const divides = node.kind === 'arithmetic' && node.operator === '/' && node.right.kind !== 'literal';
  return divides ? [...inner, node.right] : inner;
}

const isZero = (divisor: TypedExpression): TypedExpression => ({
  kind: 'compare',
  operator: '==',
  left: divisor,
  right: { kind: 'literal', value: 0, type: divisor.type, nullable: false },
  type: booleanType,
  nullable: false,
});

const isAtom = (node: TypedExpression) =>
  node.kind === 'property' || node.kind === 'input' || node.kind === 'aggregate' || isCoalesce(node);

const isCoalesce = (node: TypedExpression) => node.kind === 'call' && node.function === 'coalesce';

function identify(node: TypedExpression): string | TypedExpression {
  if (node.kind === 'input') return `input.${node.input.name}`;
  if (node.kind === 'property') return `${node.root}.${node.via?.name ?? ''}.${node.property.name}`;
  return node;
}

function junction(kind: 'and' | 'or', operands: readonly TypedExpression[]): TypedExpression {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  return { kind, operands: flat, type: booleanType, nullable: false };
}
