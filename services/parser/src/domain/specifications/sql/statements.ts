import type { SourceText } from '../source-text';
import { BATCH, type Token } from './tokenize';

/** The tokens of one statement without its semicolon. */
export type Statement = readonly Token[];

/**
 * Splits at semicolons, except inside parentheses and the bodies of routines and triggers, and where a new line plainly begins another
 * statement: T-SQL needs no semicolons, and people forget them.
 */
export function splitStatements(source: SourceText, tokens: readonly Token[]): Statement[] {
  const statements: Statement[] = [];
  let current: Token[] = [];
  const open: Token[] = [];
  let blocks = 0;
  const close = (): void => {
    if (current.length > 0) statements.push(current);
    current = [];
  };
  for (const [index, token] of tokens.entries()) {
    const batchEnds = token.kind === 'symbol' && token.value === BATCH;
    if (batchEnds) blocks = 0;
    const free = open.length === 0 && blocks === 0;
    if (batchEnds || (free && token.kind === 'symbol' && token.value === ';')) {
      close();
      continue;
    }
    // Rights are called like the statements that they allow: GRANT CREATE TABLE.
    const mayEnd = free && current.length > 0 && !['grant', 'revoke'].includes(current[0]?.value ?? '');
    if (mayEnd && begins(token, tokens[index + 1]) && startsLine(source, token)) close();
    current.push(token);
    if (token.kind === 'symbol') balance(source, token, open);
    if (token.kind === 'word' && isRoutine(current)) blocks = Math.max(0, blocks + blockStep(token.value));
  }
  const unclosed = open.at(-1);
  if (unclosed) throw source.invalid('This parenthesis is never closed.', unclosed);
  if (current.length > 0) statements.push(current);
  return statements;
}

/** What stands behind the word that begins a statement. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  create:
    /^(?:table|type|domain|view|index|unique|or|function|procedure|trigger|sequence|schema|database|extension|user|role|temp|temporary|materialized|policy|clustered|nonclustered|global|package|synonym)$/,
  alter: /^table$/,
  insert: /^into$/,
  drop: /^(?:table|view|database|schema|type|sequence|index|function|procedure|trigger)$/,
  comment: /^on$/,
};

function begins({ kind, value }: Token, next: Token | undefined): boolean {
  return kind === 'word' && next?.kind === 'word' && (BEGINNINGS[value]?.test(next.value) ?? false);
}

const startsLine = (source: SourceText, { start }: Token): boolean =>
  /(?:^|\n)[ \t]*$/.test(source.text.slice(Math.max(0, start - 80), start));

function balance(source: SourceText, token: Token, open: Token[]): void {
  if (token.value === '(') open.push(token);
  if (token.value === ')' && open.pop() === undefined) {
    throw source.invalid('This parenthesis closes nothing; is one missing before it?', token);
  }
}

function isRoutine(statement: Statement): boolean {
  const head = statement.slice(0, 8).map(({ value }) => value);
  return head[0] === 'create' && ['trigger', 'procedure', 'function', 'event'].some((word) => head.includes(word));
}

function blockStep(word: string): number {
  if (word === 'begin' || word === 'case') return 1;
  return word === 'end' ? -1 : 0;
}

/** Reads a statement from left to right. */
export class Cursor {
  #next = 0;

  constructor(
    private readonly source: SourceText,
    private readonly tokens: Statement,
    /** Where the text ends, for messages about what is missing. */
    private readonly end: number,
  ) {}

  get done(): boolean {
    return this.#next >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.#next + ahead];
  }

  take(): Token {
    const token = this.tokens[this.#next];
    if (!token) throw this.expected('more');
    this.#next += 1;
    return token;
  }

  /** Whether the next tokens are these unquoted words or symbols. */
  sees(...values: readonly string[]): boolean {
    return values.every((value, ahead) => {
      const token = this.peek(ahead);
      return token !== undefined && token.value === value && (token.kind === 'word' || token.kind === 'symbol');
    });
  }

  /** Takes the given words if they come next. */
  accept(...values: readonly string[]): boolean {
    if (!this.sees(...values)) return false;
    this.#next += values.length;
    return true;
  }

  expect(value: string): Token {
    if (!this.sees(value)) throw this.expected(`"${value}"`);
    return this.take();
  }

  /** A name, quoted or not; of "schema.table" the last part. */
  name(what: string): Token {
    let token = this.peek();
    if (token?.kind !== 'word' && token?.kind !== 'name') throw this.expected(what);
    token = asWritten(this.take());
    return this.accept('.') ? this.name(what) : token;
  }

  /** "(a, b)": the names; an order, a length or an expression behind a name is passed over. */
  names(what: string): Token[] {
    return this.parenthesised().flatMap((item) => {
      const [first] = item;
      if (first?.kind !== 'word' && first?.kind !== 'name') throw this.expected(what, first);
      return [asWritten(first)];
    });
  }

  /** "(…, …)": the tokens between the outermost commas. */
  parenthesised(): Statement[] {
    this.expect('(');
    const items: Token[][] = [[]];
    for (let depth = 1; ; ) {
      const token = this.take();
      if (token.kind === 'symbol' && token.value === '(') depth += 1;
      if (token.kind === 'symbol' && token.value === ')') depth -= 1;
      if (depth === 0) return items.filter((item) => item.length > 0);
      if (depth === 1 && token.kind === 'symbol' && token.value === ',') items.push([]);
      else items.at(-1)?.push(token);
    }
  }

  /** Passes over tokens until one of the words stands at this level. */
  until(...stops: readonly string[]): Statement {
    const passed: Token[] = [];
    for (let depth = 0; !this.done; ) {
      const token = this.peek() as Token;
      if (depth === 0 && token.kind !== 'string' && token.kind !== 'name' && stops.includes(token.value)) break;
      if (token.kind === 'symbol' && token.value === '(') depth += 1;
      if (token.kind === 'symbol' && token.value === ')') depth -= 1;
      passed.push(this.take());
    }
    return passed;
  }

  expected(what: string, at = this.peek()): Error {
    const place = at ?? { start: this.end, end: this.end };
    const found = at ? `"${at.value}"` : 'the end of the statement';
    return this.source.invalid(`Expected ${what}, found ${found}.`, place);
  }

  /** Reads a part of the statement on its own. */
  over(tokens: Statement): Cursor {
    return new Cursor(this.source, tokens, tokens.at(-1)?.end ?? this.end);
  }
}

/** Names keep their capitals, because words of a name are told apart by them. */
function asWritten(token: Token): Token {
  return { ...token, value: token.written ?? token.value };
}
