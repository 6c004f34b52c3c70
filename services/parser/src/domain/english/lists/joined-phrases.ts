import { isWord, type Token } from '../../text/token';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from './list-items';

/** "a, b or c", "a or b": each of them, whatever joins them. */
export function joinedPhrases(tokens: readonly Token[], { start, end }: Range): NounPhrase[] {
  const ors = tokens.flatMap((token, i) => (i > start && i < end && isWord(token, 'or', 'nor') ? [i] : []));
  return [...ors, end].flatMap((cut, k) =>
    listItems(tokens, { start: k === 0 ? start : (ors[k - 1] ?? start) + 1, end: cut }).map(({ phrase }) => phrase),
  );
}
