import { isMark, type Token } from './token';

/**
 * Mends a sentence, and the words behind its brackets as if the brackets were not there: "Customers (name, phone) rent tools" says that
 * customers rent tools.
 */
export function aroundBrackets(
  tokens: readonly Token[],
  mend: (tokens: readonly Token[]) => readonly Token[],
): readonly Token[] {
  const mended = mend(tokens);
  const outside = indicesOutside(mended);
  if (outside.length === tokens.length) return mended;
  const alone = mend(outside.flatMap((i) => mended[i] ?? []));
  const behind = new Map(outside.map((i, k) => [i, alone[k]]));
  return mended.map((token, i) => (isMark(mended[i - 1], ')') ? (behind.get(i) ?? token) : token));
}

function indicesOutside(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.flatMap((token, i) => {
    if (isMark(token, '(')) depth++;
    const isInside = depth > 0;
    if (isMark(token, ')')) depth = Math.max(0, depth - 1);
    return isInside ? [] : [i];
  });
}
