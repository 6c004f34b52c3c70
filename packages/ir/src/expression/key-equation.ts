import type { Property } from '../model/types';
import type { TypedExpression } from './typed';
import { contains } from './walk';

/** That a row holds a key: its own, or that of a row it refers to. */
export interface KeyEquation {
  readonly property: Property;
  /** The same for all rows. */
  readonly key: TypedExpression;
}

const known = new WeakMap<TypedExpression, KeyEquation | undefined>();

/** An equation that every row which meets an aggregate's condition fulfils: it tells where to look for them. */
export function keyEquation(condition: TypedExpression): KeyEquation | undefined {
  if (!known.has(condition)) known.set(condition, findEquation(condition));
  return known.get(condition);
}

function findEquation(condition: TypedExpression): KeyEquation | undefined {
  const parts = condition.kind === 'and' ? condition.operands : [condition];
  for (const part of parts) {
    if (part.kind !== 'compare' || part.operator !== '==') continue;
    const { left, right } = part;
    const equation = equationOf(left, right) ?? equationOf(right, left);
    if (equation) return equation;
  }
  return undefined;
}

function equationOf(held: TypedExpression, key: TypedExpression): KeyEquation | undefined {
  if (!isOfItem(held) || held.kind !== 'property' || held.via !== undefined || contains(key, isOfItem))
    return undefined;
  const { property } = held;
  return property.role === 'key' || property.target !== undefined ? { property, key } : undefined;
}

function isOfItem(node: TypedExpression): boolean {
  return node.kind === 'property' && node.root === 'item';
}
