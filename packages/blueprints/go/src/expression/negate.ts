import type { TypedExpression } from '@quantumlayer/ir';

const opposite = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;

/** The opposite of a lowered condition. Both have two values only, so nothing needs to be said of null. */
export function negate(node: TypedExpression): TypedExpression {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { ...node, kind: node.kind === 'and' ? 'or' : 'and', operands: node.operands.map(negate) };
    case 'isNull':
      return { ...node, negated: !node.negated };
    case 'not':
      return node.operand;
    case 'compare':
      return { ...node, operator: opposite[node.operator] };
    case 'literal':
      return { ...node, value: node.value !== true };
    default:
      return { kind: 'not', operand: node, type: node.type, nullable: false };
  }
}
