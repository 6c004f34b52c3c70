import type { TypedExpression } from './typed';

/** The nodes directly below. */
export function children(node: TypedExpression): readonly TypedExpression[] {
  switch (node.kind) {
    case 'literal':
    case 'property':
    case 'input':
    case 'caller':
      return [];
    case 'isNull':
    case 'not':
    case 'negate':
    case 'convert':
      return [node.operand];
    case 'and':
    case 'or':
    case 'call':
      return node.operands;
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'aggregate':
      return [node.value, node.condition].filter((part) => part !== undefined);
  }
}

/** The node and all below it, parents first. */
export function* descendants(node: TypedExpression): Generator<TypedExpression> {
  yield node;
  for (const child of children(node)) yield* descendants(child);
}

export function contains(node: TypedExpression, test: (node: TypedExpression) => boolean): boolean {
  for (const candidate of descendants(node)) if (test(candidate)) return true;
  return false;
}
