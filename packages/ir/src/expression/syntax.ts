/** The syntax tree of an expression (grammar: docs/ir.md). `offset` is where the node starts in the text. */
export type Syntax =
  | { kind: 'literal'; literal: 'integer' | 'decimal' | 'string' | 'boolean' | 'null'; text: string; offset: number }
  | { kind: 'path'; root: PathRoot; names: string[]; offset: number }
  | { kind: 'negate' | 'not'; operand: Syntax; offset: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Syntax; right: Syntax; offset: number }
  | { kind: 'call'; name: string; arguments: Syntax[]; offset: number }
  | {
      kind: 'aggregate';
      function: AggregateFunction;
      entity: string;
      value: Syntax | undefined;
      condition: Syntax | undefined;
      offset: number;
    };

export type PathRoot = 'self' | 'input' | 'caller' | 'item';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type BinaryOperator = 'or' | 'and' | ComparisonOperator | ArithmeticOperator;
export type AggregateFunction = 'count' | 'exists' | 'sum' | 'min' | 'max';

/** An expression that cannot be read, or that has no type. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  constructor(
    message: string,
    /** Zero-based offset in the text. */
    readonly offset: number,
  ) {
    super(message);
  }
}
