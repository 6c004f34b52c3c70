import { isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { comparatorAt } from './comparators';

/** "with the end never before the beginning": how two parts compare, and no part. */
export function comparesParts(tokens: readonly Token[], start: number): boolean {
  if (!isWord(tokens[start], 'with') || !isWord(tokens[start + 1], 'the', 'its')) return false;
  const limit = Math.min(tokens.length, start + 7);
  const often = tokens.findIndex(
    (token, i) => i > start + 2 && i < limit && isWord(token, 'never', 'always', 'not', 'strictly'),
  );
  if (often < 0 || nounPhraseAt(tokens, start + 1, often) === undefined) return false;
  return comparatorAt(tokens, often + 1) !== undefined || isWord(tokens[often + 1], 'above', 'below', 'over', 'under');
}
