import type { Statement } from './statements';
import type { Token } from './tokenize';

/** What a CHECK says, as far as it can be a property of a field or a comparison of two. */
export type Condition =
  | { kind: 'bound'; column: string; side: 'minimum' | 'maximum'; value: string; exclusive: boolean }
  | { kind: 'length'; column: string; side: 'minLength' | 'maxLength'; value: number }
  | { kind: 'values'; column: string; values: string[] }
  | { kind: 'pattern'; column: string; pattern: string }
  | { kind: 'not_null'; column: string }
  | { kind: 'comparison'; left: string; operator: string; right: string };

const MIRRORED: Record<string, string> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '<>': '<>',
  '!=': '!=',
};

/** A conjunction of simple conditions, or undefined for anything else. A disjunction with IS NULL is the condition itself. */
export function readCondition(tokens: Statement): Condition[] | undefined {
  const plain = withoutCasts(stripParentheses(tokens));
  const parts = splitAt(plain, 'and');
  if (parts.length > 1) {
    const read = parts.map(readCondition);
    return read.every((part) => part !== undefined) ? read.flat() : undefined;
  }
  const alternatives = splitAt(plain, 'or');
  if (alternatives.length > 1) {
    const others = alternatives.filter((part) => !isNullTest(part));
    return others.length === 1 ? readCondition(others[0] ?? []) : valuesOfAlternatives(others);
  }
  return readSimple(plain);
}

function readSimple(tokens: Statement): Condition[] | undefined {
  const values = tokens.map(({ value }) => value);
  const [column] = tokens;
  if (isName(column) && values.slice(1).join(' ') === 'is not null')
    return [{ kind: 'not_null', column: column.value }];
  const between = tokens.findIndex(({ value, kind }) => kind === 'word' && value === 'between');
  if (between > 0) return readBetween(tokens, between);
  const membership = readMembership(tokens);
  if (membership) return membership;
  const at = tokens.findIndex(({ kind, value }) => kind === 'symbol' && (value in MIRRORED || value === '~'));
  if (at <= 0) return readMatch(tokens);
  const operator = values[at] ?? '';
  return readComparison(stripParentheses(tokens.slice(0, at)), operator, stripParentheses(tokens.slice(at + 1)));
}

/** The AND of BETWEEN does not separate conditions. */
function readBetween(tokens: Statement, between: number): Condition[] | undefined {
  const and = tokens.findIndex(({ value }, index) => index > between && value === 'and');
  const subject = tokens.slice(0, between);
  const low = readComparison(subject, '>=', tokens.slice(between + 1, and));
  const high = readComparison(subject, '<=', tokens.slice(and + 1));
  return low && high ? [...low, ...high] : undefined;
}

/** "a IN (…)" and "a = ANY (ARRAY[…])". */
function readMembership(tokens: Statement): Condition[] | undefined {
  const [column, second, third] = tokens;
  const any = second?.value === '=' && third?.value === 'any';
  if (!isName(column) || !(second?.value === 'in' || any)) return undefined;
  const rest = tokens.slice(2).filter(({ kind, value }) => kind === 'string' || kind === 'number' || value === '-');
  if (rest.length === 0 || rest.some(({ value, kind }) => kind === 'symbol' && value === '-')) return undefined;
  return [{ kind: 'values', column: column.value, values: rest.map(({ value }) => value) }];
}

/** "a = 'x' OR a = 'y'" */
function valuesOfAlternatives(alternatives: readonly Statement[]): Condition[] | undefined {
  const equalities = alternatives.map((part) => {
    const [column, operator, value, ...rest] = stripParentheses(part);
    const simple = isName(column) && operator?.value === '=' && value?.kind === 'string' && rest.length === 0;
    return simple ? { column: column.value, value: value.value } : undefined;
  });
  const [first] = equalities;
  if (!first || !equalities.every((one) => one?.column === first.column)) return undefined;
  return [{ kind: 'values', column: first.column, values: equalities.flatMap((one) => one?.value ?? []) }];
}

/** "a ~ '…'", "a REGEXP '…'" */
function readMatch(tokens: Statement): Condition[] | undefined {
  const [column, operator, pattern, ...rest] = tokens;
  if (!isName(column) || pattern?.kind !== 'string' || rest.length > 0) return undefined;
  return ['~', 'regexp', 'rlike'].includes(operator?.value ?? '')
    ? [{ kind: 'pattern', column: column.value, pattern: pattern.value }]
    : undefined;
}

function readComparison(left: Statement, operator: string, right: Statement): Condition[] | undefined {
  if (operator === '~') return readMatch([...left, { kind: 'symbol', value: '~', start: 0, end: 0 }, ...right]);
  const number = numberOf(right);
  if (number === undefined) {
    if (numberOf(left) !== undefined) return readComparison(right, MIRRORED[operator] ?? operator, left);
    const [one, other] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || !isName(one) || !isName(other)) return undefined;
    return [{ kind: 'comparison', left: one.value, operator: operator === '<>' ? '!=' : operator, right: other.value }];
  }
  const measured = lengthOf(left);
  if (measured !== undefined) return lengthCondition(measured, operator, Number(number));
  const [column] = left;
  if (left.length !== 1 || !isName(column)) return undefined;
  const exclusive = operator === '>' || operator === '<';
  const bound = (side: 'minimum' | 'maximum'): Condition => ({
    kind: 'bound',
    column: column.value,
    side,
    value: number,
    exclusive,
  });
  if (operator.startsWith('>')) return [bound('minimum')];
  if (operator === '<' || operator === '<=') return [bound('maximum')];
  return operator === '=' ? [bound('minimum'), bound('maximum')] : undefined;
}

function lengthCondition(column: string, operator: string, value: number): Condition[] | undefined {
  const least: Condition = { kind: 'length', column, side: 'minLength', value: operator === '>' ? value + 1 : value };
  const most: Condition = { kind: 'length', column, side: 'maxLength', value: operator === '<' ? value - 1 : value };
  if (operator.startsWith('>')) return [least];
  if (operator === '<' || operator === '<=') return [most];
  return operator === '=' ? [least, most] : undefined;
}

/** "length(trim(a))" -> "a" */
function lengthOf(tokens: Statement): string | undefined {
  const [call, ...rest] = tokens;
  if (!/^(?:char_|character_)?length$|^len$/.test(call?.value ?? '')) return undefined;
  const names = rest.filter((token) => isName(token) && !['trim', 'btrim'].includes(token.value));
  return names.length === 1 ? names[0]?.value : undefined;
}

function numberOf(tokens: Statement): string | undefined {
  const [first, second] = tokens;
  if (tokens.length === 1 && first?.kind === 'number') return first.value;
  return tokens.length === 2 && first?.value === '-' && second?.kind === 'number' ? `-${second.value}` : undefined;
}

function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name';
}

function isNullTest(tokens: Statement): boolean {
  const plain = stripParentheses(tokens);
  return (
    isName(plain[0]) &&
    plain
      .slice(1)
      .map(({ value }) => value)
      .join(' ') === 'is null'
  );
}

function stripParentheses(tokens: Statement): Statement {
  if (tokens[0]?.value !== '(' || tokens[0].kind !== 'symbol') return tokens;
  let depth = 0;
  for (const [index, { kind, value }] of tokens.entries()) {
    if (kind === 'symbol' && value === '(') depth += 1;
    if (kind === 'symbol' && value === ')') depth -= 1;
    if (depth === 0) return index === tokens.length - 1 ? stripParentheses(tokens.slice(1, -1)) : tokens;
  }
  return tokens;
}

/** "(a)::text" -> "a"; "::character varying(20)[]" goes as a whole. */
function withoutCasts(tokens: Statement): Statement {
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.kind === 'symbol' && token.value === '::') {
      index = endOfType(tokens, index + 1) - 1;
    } else if (isParenthesisedName(tokens, index)) {
      kept.push(tokens[index + 1] as Token);
      index += 2;
    } else {
      kept.push(token);
    }
  }
  return stripParentheses(kept);
}

function endOfType(tokens: Statement, from: number): number {
  let index = from;
  const at = (offset: number): string => tokens[index + offset]?.value ?? '';
  index += 1;
  while (['varying', 'precision', '.', 'without', 'with', 'time', 'zone'].includes(at(0)) || at(-1) === '.') index += 1;
  if (at(0) === '(' && tokens[index + 1]?.kind === 'number') while (at(-1) !== ')') index += 1;
  while (at(0) === '[' && at(1) === ']') index += 2;
  return index;
}

function isParenthesisedName(tokens: Statement, index: number): boolean {
  const [open, name, close] = tokens.slice(index, index + 3);
  const call = isName(tokens[index - 1]) && !['and', 'or', 'not', 'check'].includes(tokens[index - 1]?.value ?? '');
  return open?.value === '(' && open.kind === 'symbol' && isName(name) && close?.value === ')' && !call;
}

/** Splits at a word of this level; the AND of BETWEEN stays. */
function splitAt(tokens: Statement, word: 'and' | 'or'): Statement[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.value === '(') depth += 1;
    if (token.kind === 'symbol' && token.value === ')') depth -= 1;
    const isWord = token.kind === 'word' && depth === 0;
    if (isWord && token.value === 'between') between = true;
    if (isWord && token.value === word && !(between && word === 'and')) parts.push([]);
    else parts.at(-1)?.push(token);
    if (isWord && token.value === 'and') between = false;
  }
  return parts;
}
