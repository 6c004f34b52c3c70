import type { ValueType } from '@quantumlayer/ir';
import type { Column } from './table';

/** How what a column holds becomes what it shall hold. */
export type Conversion =
  | { readonly kind: 'keep' }
  /** Any value that is not among these has no place any more. */
  | { readonly kind: 'among'; readonly values: readonly string[] }
  /** Minor units by this factor; below 1 digits are cut off. */
  | { readonly kind: 'scale'; readonly multiply: number; readonly divide: number };

/** Undefined where one kind of value says nothing of the other: then the column begins anew. */
export function conversionOf(before: Column, after: Column): Conversion | undefined {
  const [from, to] = [before.property?.type, after.property?.type];
  if (from === undefined || to === undefined)
    return from === to && before.type === after.type ? { kind: 'keep' } : undefined;
  if (isText(from) && to.kind === 'enum') {
    const gone = from.kind !== 'enum' || from.values.some((value) => !to.values.includes(value));
    return gone ? { kind: 'among', values: to.values } : { kind: 'keep' };
  }
  if (isText(from) && isText(to)) return { kind: 'keep' };
  const [digits, wanted] = [digitsOf(from), digitsOf(to)];
  if (digits !== undefined && wanted !== undefined && digits !== wanted) {
    return { kind: 'scale', multiply: 10 ** Math.max(wanted - digits, 0), divide: 10 ** Math.max(digits - wanted, 0) };
  }
  if (from.kind === to.kind || (from.kind === 'integer' && to.kind === 'number')) return { kind: 'keep' };
  return undefined;
}

const isText = ({ kind }: ValueType): boolean => kind === 'string' || kind === 'enum';

/** Digits behind the point of what is stored as a whole number. */
function digitsOf(type: ValueType): number | undefined {
  if (type.kind === 'decimal') return type.scale;
  return type.kind === 'integer' ? 0 : undefined;
}
