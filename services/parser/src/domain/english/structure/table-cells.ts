import { isMark, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** Every cell of a row between its bars, the empty ones too, so that each stands under its head. */
export function cellsOf(tokens: readonly Token[]): Range[] {
  const bars = tokens.flatMap((token, i) => (isMark(token, '|') ? [i] : isMark(token, '||') ? [i, i] : []));
  const cuts = [...(bars[0] === 0 ? [] : [-1]), ...bars, ...(bars.at(-1) === tokens.length - 1 ? [] : [tokens.length])];
  return cuts.slice(0, -1).map((cut, i) => ({ start: cut + 1, end: Math.max(cut + 1, cuts[i + 1] ?? tokens.length) }));
}
