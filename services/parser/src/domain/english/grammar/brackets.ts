import { isMark, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

export const bracketsAt = (tokens: readonly Token[], open: number, limit: number): Range | undefined =>
  isMark(tokens[open], '(', '[', '{') ? { start: open + 1, end: closing(tokens, open, limit) } : undefined;

/** The bracket that closes the one at `open`, or the end. */
export function closing(tokens: readonly Token[], open: number, limit: number): number {
  let depth = 0;
  for (let i = open; i < limit; i++) {
    if (isMark(tokens[i], '(', '[', '{')) depth++;
    if (isMark(tokens[i], ')', ']', '}') && --depth === 0) return i;
  }
  return limit;
}

/** Nesting of brackets at each token; what stands in them belongs to the word before. */
export function bracketDepths(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.map((token) => {
    if (isMark(token, '(', '[', '{')) return depth++ + 1;
    if (isMark(token, ')', ']', '}')) {
      const current = Math.max(depth, 1);
      depth = Math.max(0, depth - 1);
      return current;
    }
    return depth;
  });
}
