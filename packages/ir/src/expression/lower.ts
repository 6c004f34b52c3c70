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
 * operand holds. Each generated language can then evaluate it without a rule for null.
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
      return negated ? { ...node, negated: !node.negated } : node;
    case 'compare':
      return holdsOnNull({ ...node, operator: negated ? opposite[node.operator] : node.operator, nullable: false });
    default:
      return holdsOnNull(negated ? { kind: 'not', operand: node, type: booleanType, nullable: false } : node);
  }
}

function holdsOnNull(leaf: TypedExpression): TypedExpression {
  const tests = nullableAtoms(leaf).map(
    (operand): TypedExpression => ({ kind: 'isNull', operand, negated: false, type: booleanType, nullable: false }),
  );
  return tests.length === 0 ? leaf : junction('or', [...tests, leaf]);
}

/** The smallest parts whose being null makes the whole null, each once. */
function nullableAtoms(node: TypedExpression): TypedExpression[] {
  const isAtom = node.kind === 'property' || node.kind === 'input' || node.kind === 'aggregate' || isCoalesce(node);
  if (isAtom) return node.nullable ? [node] : [];
  const atoms = children(node).flatMap(nullableAtoms);
  const seen = new Set<string | TypedExpression>();
  return atoms.filter((atom) => {
    const identity = identify(atom);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

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
