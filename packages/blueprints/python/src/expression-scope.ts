import type { TypedExpression } from '@quantumlayer/ir';

/** The names that an expression's roots have where it is compiled to. */
export interface ExpressionScope {
  /** Variable of the row. */
  readonly self: string;
  /** Python expression of the database session. */
  readonly session: string;
  /** Walrus names of parts that are used again after a test for null. */
  readonly bound: Map<TypedExpression, string>;
}

export const scopeOf = (self: string, session = 'session'): ExpressionScope => ({ self, session, bound: new Map() });
