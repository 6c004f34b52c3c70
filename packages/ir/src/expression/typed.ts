import type { EntityModel, InputProperty, Property, Reference } from '../model/types';
import type { AggregateFunction, ArithmeticOperator, ComparisonOperator } from './syntax';

export type ValueType =
  | { readonly kind: PlainKind }
  /** Held as an integer of minor units: value * 10^scale. */
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

export type PlainKind =
  | 'boolean'
  | 'integer'
  | 'number'
  | 'string'
  | 'uuid'
  | 'date'
  | 'datetime'
  | 'time'
  /** Milliseconds. */
  | 'duration'
  | 'list'
  | 'json'
  | 'null';

interface Typed {
  readonly type: ValueType;
  /** May be null when it is evaluated. */
  readonly nullable: boolean;
}

/** An expression whose names and types are known; conversions are explicit nodes. */
export type TypedExpression =
  /** `value` as JSON; decimals as a whole number of minor units, durations in milliseconds. */
  | (Typed & { readonly kind: 'literal'; readonly value: null | boolean | number | string })
  | (Typed & {
      readonly kind: 'property';
      readonly root: 'self' | 'item';
      readonly entity: EntityModel;
      readonly property: Property;
      /** The reference of `entity` that is followed; `property` is then its target's. */
      readonly via: Reference | undefined;
    })
  | (Typed & { readonly kind: 'input'; readonly input: InputProperty })
  | (Typed & { readonly kind: 'caller'; readonly property: 'id' | 'role' })
  | (Typed & { readonly kind: 'isNull'; readonly operand: TypedExpression; readonly negated: boolean })
  | (Typed & { readonly kind: 'not'; readonly operand: TypedExpression })
  | (Typed & { readonly kind: 'and' | 'or'; readonly operands: readonly TypedExpression[] })
  | (Typed & {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: TypedExpression;
      readonly right: TypedExpression;
    })
  /** Both operands have the node's type, apart from date and time arithmetic with a duration. */
  | (Typed & {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: TypedExpression;
      readonly right: TypedExpression;
    })
  | (Typed & { readonly kind: 'negate'; readonly operand: TypedExpression })
  /** integer -> number, or integer -> decimal (times 10^scale). */
  | (Typed & { readonly kind: 'convert'; readonly operand: TypedExpression })
  | (Typed & {
      readonly kind: 'call';
      readonly function: 'now' | 'today' | 'coalesce' | 'length' | 'lower' | 'duration';
      /** For `duration`: one integer operand, to be multiplied by `unitMilliseconds`. */
      readonly operands: readonly TypedExpression[];
      readonly unitMilliseconds?: number;
    })
  | (Typed & {
      readonly kind: 'aggregate';
      readonly function: AggregateFunction;
      readonly entity: EntityModel;
      readonly value: TypedExpression | undefined;
      /** Over `item` and the outer scope; a comparison with null does not hold here, as in an SQL WHERE. */
      readonly condition: TypedExpression | undefined;
    });

export const booleanType: ValueType = { kind: 'boolean' };
export const integerType: ValueType = { kind: 'integer' };

/** For messages: "decimal(2)". */
export function typeName(type: ValueType): string {
  if (type.kind === 'decimal') return `decimal(${type.scale})`;
  return type.kind;
}
