import { isMark, isWord, type Token } from '../../text/token';

/** "A todo API, but each task has a place": of what stands before, nothing more is said. */
export const turnsAway = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i - 1], ',', '–', '—') &&
  isWord(tokens[i], 'but') &&
  !isWord(tokens[i + 1], 'not', 'no', 'only', 'never');

/**
 * A "that" which leads back to no noun: it points at what was said ("Besides that, the rate is stored"), or tells what is
 * different ("a blog, except that posts have a mood").
 */
export const isPlainThat = (words: readonly Token[], i: number): boolean =>
  isWord(words[i], 'that') &&
  ((words[i - 1]?.pos === 'ADP' && isMark(words[i + 1], ',')) || isWord(words[i - 1], 'except', 'only'));
