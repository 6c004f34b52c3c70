import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** How two values are compared. */
export type Symbol = '>' | '<' | '>=' | '<=' | '==' | '!=';

/** Words that compare, "must be after". */
export interface Comparator extends Range {
  readonly symbol: Symbol;
}

/** A word or sign of comparison at the place. */
export function comparatorAt(tokens: readonly Token[], start: number): Comparator | undefined {
  const token = tokens[start];
  if (!token) return undefined;
  if (isMark(token, '>', '<', '>=', '<=', '==', '!=', '≥', '≤')) {
    const symbol = { '≥': '>=', '≤': '<=' }[token.text] ?? token.text;
    return { symbol: symbol as Symbol, start, end: start + 1 };
  }
  if (isWord(token, 'exceed')) return { symbol: '>', start, end: start + 1 };
  if (isWord(token, 'follow') && token.pos === 'VERB') return { symbol: '>', start, end: start + 1 };
  if (isWord(token, 'outbid')) return { symbol: '>', start, end: start + 1 };
  if (isWord(token, 'undercut')) return { symbol: '<', start, end: start + 1 };
  if (isWord(token, 'precede')) return { symbol: '<', start, end: start + 1 };
  if (isWord(token, 'differ', 'different') && isWord(tokens[start + 1], 'from', 'to', 'than'))
    return { symbol: '!=', start, end: start + 2 };
  const base = comparative(tokens, start);
  if (!base) return undefined;
  const { end } = base;
  const orEqual = isWord(tokens[end], 'or') && isWord(tokens[end + 1], 'equal', 'on', 'same', 'at', 'the');
  let last = orEqual ? end + 2 : end;
  while (orEqual && isWord(tokens[last], 'to', 'as', 'same', 'time', 'day')) last++;
  return { symbol: orEqual ? (`${base.symbol}=` as Symbol) : base.symbol, start, end: last };
}

const MORE = ['later', 'greater', 'higher', 'more', 'larger', 'bigger', 'longer', 'newer'];
const LESS = [
  'earlier',
  'less',
  'lower',
  'smaller',
  'fewer',
  'shorter',
  'older',
  'sooner',
  'cheaper',
  'lighter',
  'shallower',
];

function comparative(
  tokens: readonly Token[],
  i: number,
): { symbol: '>' | '<' | '>=' | '<='; end: number } | undefined {
  const token = tokens[i];
  if (isWord(token, 'on', 'at') && isWord(tokens[i + 1], 'or') && isWord(tokens[i + 2], 'after', 'before'))
    return { symbol: isWord(tokens[i + 2], 'after') ? '>=' : '<=', end: i + 3 };
  if (isWord(token, 'after', 'behind')) return { symbol: '>', end: isWord(tokens[i + 1], 'of') ? i + 2 : i + 1 };
  if (isWord(token, 'before', 'prior')) return { symbol: '<', end: isWord(tokens[i + 1], 'of', 'to') ? i + 2 : i + 1 };
  const isBound = tokens
    .slice(Math.max(0, i - 3), i)
    .some((one) => isWord(one, 'be', 'lie', 'stay', 'fall', 'rise', 'not'));
  if (isBound && isField(tokens[i + 1]) && isWord(token, 'below', 'under', 'beneath'))
    return { symbol: '<', end: i + 1 };
  if (isBound && isField(tokens[i + 1]) && isWord(token, 'above', 'beyond')) return { symbol: '>', end: i + 1 };
  if (isWord(token, 'at') && isWord(tokens[i + 1], 'least', 'most') && isField(tokens[i + 2]))
    return { symbol: isWord(tokens[i + 1], 'least') ? '>=' : '<=', end: i + 2 };
  const ends = (symbol: '>' | '<'): { symbol: '>' | '<'; end: number } | undefined => {
    const than = [i + 1, i + 2, i + 3, i + 4, i + 5].find((k) => isWord(tokens[k], 'than'));
    const near =
      than !== undefined && (than === i + 1 || !tokens.slice(i + 1, than).some((one) => one.kind === 'mark'));
    return near ? { symbol, end: than + 1 } : undefined;
  };
  if (!token) return undefined;
  const symbol = LESS.includes(token.lower) ? '<' : '>';
  const isKnown = MORE.includes(token.lower) || LESS.includes(token.lower);
  if (isKnown || isComparative(token))
    return ends(symbol) ?? (isKnown && isBare(tokens, i) ? { symbol, end: i + 1 } : undefined);
  return undefined;
}

/** "deeper", "heavier", "wider" */
const isComparative = ({ lower, pos }: Token): boolean =>
  /[^e]{2,}er$/.test(lower) &&
  ['ADJ', 'ADV'].includes(pos) &&
  !['other', 'never', 'under', 'over', 'either'].includes(lower);

/** "which has to be later": than what was named before. */
const isBare = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i - 1], 'be', 'being', 'come', 'lie') &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark');

/** No figure follows, so it may be a field. */
const isField = (token: Token | undefined): boolean => token?.kind === 'word' && token.pos !== 'NUM';
