import { ExpressionError, type AggregateFunction, type BinaryOperator, type PathRoot, type Syntax } from './syntax';
import { tokenize, type Token } from './tokens';

const comparisons: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];
const roots: readonly string[] = ['self', 'input', 'caller', 'item'];
const aggregates: readonly string[] = ['count', 'exists', 'sum', 'min', 'max'];
const maximumDepth = 50;

/**
 * Reads an expression by the grammar of docs/ir.md.
 * @throws ExpressionError with the offset of the first fault.
 */
export function parseExpression(text: string): Syntax {
  const parser = new Parser(tokenize(text));
  const expression = parser.or();
  parser.expectEnd();
  return expression;
}

class Parser {
  private position = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  or(): Syntax {
    return this.nested(() => this.chain(['or'], () => this.and()));
  }

  expectEnd(): void {
    if (this.next.kind !== 'end') throw this.unexpected('the end');
  }

  private and(): Syntax {
    return this.chain(['and'], () => this.not());
  }

  private not(): Syntax {
    const { offset } = this.next;
    if (!this.take('not')) return this.comparison();
    return { kind: 'not', operand: this.nested(() => this.not()), offset };
  }

  private comparison(): Syntax {
    const left = this.sum();
    const operator = comparisons.find((candidate) => this.take(candidate));
    if (operator === undefined) return left;
    return { kind: 'binary', operator: operator as BinaryOperator, left, right: this.sum(), offset: left.offset };
  }

  private sum(): Syntax {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.unary()));
  }

  private unary(): Syntax {
    const { offset } = this.next;
    if (!this.take('-')) return this.primary();
    return { kind: 'negate', operand: this.nested(() => this.unary()), offset };
  }

  private primary(): Syntax {
    const token = this.next;
    if (this.take('(')) {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    this.position += 1;
    switch (token.kind) {
      case 'integer':
      case 'decimal':
      case 'string':
        return { kind: 'literal', literal: token.kind, text: token.text, offset: token.offset };
      case 'name':
        return this.named(token);
      default:
        this.position -= 1;
        throw this.unexpected('a value');
    }
  }

  private named({ text, offset }: Token): Syntax {
    if (text === 'true' || text === 'false') return { kind: 'literal', literal: 'boolean', text, offset };
    if (text === 'null') return { kind: 'literal', literal: 'null', text, offset };
    if (roots.includes(text)) return { kind: 'path', root: text as PathRoot, names: this.pathNames(), offset };
    if (!this.take('(')) throw new ExpressionError(`${text} is not a value; write self.${text}?`, offset);
    if (aggregates.includes(text)) return this.aggregate(text as AggregateFunction, offset);
    const parameters: Syntax[] = [];
    if (!this.take(')')) {
      do parameters.push(this.or());
      while (this.take(','));
      this.expect(')');
    }
    return { kind: 'call', name: text, arguments: parameters, offset };
  }

  private pathNames(): string[] {
    const names: string[] = [];
    this.expect('.');
    do names.push(this.name('a name'));
    while (this.take('.'));
    return names;
  }

  private aggregate(name: AggregateFunction, offset: number): Syntax {
    const takesValue = name !== 'count' && name !== 'exists';
    const value = takesValue ? this.or() : undefined;
    if (takesValue) this.expect('for');
    const entity = this.name('an entity');
    const condition = this.take('where') ? this.or() : undefined;
    this.expect(')');
    return { kind: 'aggregate', function: name, entity, value, condition, offset };
  }

  private chain(operators: readonly string[], operand: () => Syntax): Syntax {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right: operand(), offset: left.offset };
    }
  }

  private nested(read: () => Syntax): Syntax {
    if (this.depth >= maximumDepth) throw new ExpressionError('nested too deeply', this.next.offset);
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  private get next(): Token {
    return this.tokens[this.position] as Token;
  }

  private name(what: string): string {
    const token = this.next;
    if (token.kind !== 'name') throw this.unexpected(what);
    this.position += 1;
    return token.text;
  }

  private take(text: string): boolean {
    const token = this.next;
    if (token.text !== text || (token.kind !== 'symbol' && token.kind !== 'name')) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`"${text}"`);
  }

  private unexpected(wanted: string): ExpressionError {
    const { kind, text, offset } = this.next;
    return new ExpressionError(
      `expected ${wanted}, found ${kind === 'end' ? 'the end' : JSON.stringify(text)}`,
      offset,
    );
  }
}
