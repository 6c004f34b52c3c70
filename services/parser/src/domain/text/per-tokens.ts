import type { Token } from './token';

/**
 * Every reader asks the same of the same sentences, and the domain is read twice: what depends on nothing but the tokens and a range in
 * them is found once, and kept as long as they are.
 */
export function perTokens<T>(
  find: (tokens: readonly Token[], start: number, end: number) => T,
): (tokens: readonly Token[], start: number, end: number) => T {
  const found = new WeakMap<readonly Token[], Map<number, T>>();
  return (tokens, start, end) => {
    let known = found.get(tokens);
    if (!known) found.set(tokens, (known = new Map<number, T>()));
    const key = start * LONGEST + end;
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    const now = find(tokens, start, end);
    known.set(key, now);
    return now;
  };
}

/** More tokens than a sentence of the longest brief has. */
const LONGEST = 2 ** 21;
