import { evaluate } from '../expression/evaluate';
import type { TypedExpression } from '../expression/typed';
import { descendants } from '../expression/walk';

/** Whether a condition fails in each of the states: an operation that leads from these and asks for it could never be carried out. */
export function neverHolds(condition: TypedExpression, states: readonly string[]): boolean {
  const parts = (condition.kind === 'and' ? condition.operands : [condition]).filter(isOfStateAlone);
  return states.every((state) =>
    parts.some((part) => evaluate(part, { now: new Date(0), self: () => state }) === false),
  );
}

const isOfStateAlone = (part: TypedExpression): boolean =>
  [...descendants(part)].every(
    (node) =>
      ['literal', 'compare', 'not', 'and', 'or', 'isNull'].includes(node.kind) ||
      (node.kind === 'property' &&
        node.root === 'self' &&
        node.via === undefined &&
        node.property.name === node.entity.definition.stateField),
  );
