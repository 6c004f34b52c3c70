import { ExpressionError } from './syntax';

export interface Token {
  kind: 'name' | 'integer' | 'decimal' | 'string' | 'symbol' | 'end';
  text: string;
  offset: number;
}

const pattern =
  /\s+|([A-Za-z][A-Za-z0-9]*)|(\d+\.\d+)|(\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(==|!=|<=|>=|[<>+\-*/().,])/y;

/** Splits an expression's text; the last token is always `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const offset = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new ExpressionError(`unexpected ${JSON.stringify(text.charAt(offset))}`, offset);
    const [, name, decimal, integer, double, single, symbol] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, offset });
    else if (decimal !== undefined) tokens.push({ kind: 'decimal', text: decimal, offset });
    else if (integer !== undefined) tokens.push({ kind: 'integer', text: integer, offset });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, offset });
    else {
      const quoted = double ?? single;
      if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replace(/\\(.)/g, '$1'), offset });
    }
  }
  tokens.push({ kind: 'end', text: '', offset: text.length });
  return tokens;
}
