import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** "everything", "nothing", "the rest", "whatever it likes": all that there is, or all of what stands in `of`. */
export interface SweptObject {
  readonly of: Range | undefined;
}

const ABOUT = ['concerning', 'regarding', 'about', 'with', 'for', 'around', 'on', 'related', 'to'];

/** What a deed is done to when nothing is left out: "everything else", "all of it", "all the needful", "anything about films". */
export function sweptObjectAt(tokens: readonly Token[], start: number): SweptObject | undefined {
  const end = sweptEnd(tokens, start);
  if (end === undefined || isMark(tokens[end], ':')) return undefined;
  if (!isWord(tokens[end], ...ABOUT)) return { of: undefined };
  let from = end;
  while (isWord(tokens[from], ...ABOUT, 'do')) from++;
  const stop = tokens.findIndex((token, i) => i > from && isMark(token, '.', ';', ':'));
  return { of: { start: from, end: stop < 0 ? tokens.length : stop } };
}

function sweptEnd(tokens: readonly Token[], start: number): number | undefined {
  const [first, second, third] = [tokens[start], tokens[start + 1], tokens[start + 2]];
  if (isWord(first, 'everything', 'anything', 'nothing')) return behindElse(tokens, start + 1);
  if (isWord(first, 'whatever', 'what') && isWord(second, 'it', 'they', 'he', 'she', 'we', 'i', 'you') && isWish(third))
    return start + 3;
  // "the lots" are those of an auction.
  if (isWord(first, 'the') && (isWord(second, 'rest', 'remaining') || second?.lower === 'lot')) return start + 2;
  // "add or change things": none in particular.
  const closes = second === undefined || second.kind === 'mark' || isWord(second, 'and', 'but');
  if (isWord(first, 'thing', 'stuff', 'data') && closes) return start + 1;
  const isAll = isWord(first, 'all', 'any', 'every');
  if (!isAll) return undefined;
  if (isWord(second, 'the') && isWord(third, 'rest', 'needful', 'others')) return start + 3;
  if (isWord(second, 'of') && !isWord(third, 'them', 'these', 'those'))
    return isWord(third, 'it', 'this', 'that') ? start + 3 : undefined;
  if (isWord(second, 'of')) return undefined;
  if (isWord(second, 'record', 'data', 'entity', 'resource', 'thing', 'operation')) return start + 2;
  if (isWord(second, 'the', 'other') && isWord(third, 'thing', 'data', 'other')) return start + 3;
  const isBare = second === undefined || second.kind === 'mark' || isWord(second, 'and', 'but');
  return isBare ? start + 1 : undefined;
}

const isWish = (token: Token | undefined): boolean => isWord(token, 'like', 'want', 'need', 'wish', 'please', 'love');

/** "everything else", "anything they like" */
function behindElse(tokens: readonly Token[], start: number): number | undefined {
  if (isWord(tokens[start], 'else', 'needful', 'necessary')) return start + 1;
  if (isWord(tokens[start], 'they', 'it', 'he', 'she') && isWish(tokens[start + 1])) return start + 2;
  return isWord(tokens[start], 'of') ? undefined : start;
}
