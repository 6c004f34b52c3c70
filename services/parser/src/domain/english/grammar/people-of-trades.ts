import { isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

/** "Sales people", "the kitchen people": those who do it, where "young people" are anybody. */
export const isOfTrade = (tokens: readonly Token[], { start, end }: Range): boolean =>
  end - start > 1 &&
  isWord(tokens[end - 1], 'people', 'person') &&
  ['NOUN', 'PROPN'].includes(tokens[end - 2]?.pos ?? '');
