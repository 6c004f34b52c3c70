import { isFlag } from '../../lexicon/state-lexicon';
import { snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** "mark a todo as done", "can be marked as read": the flag or state behind "as". */
export function markedAs(tokens: readonly Token[], { start, end }: Range): string[] | undefined {
  const as = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'as'));
  const mark = tokens
    .slice(start, Math.max(as, start))
    .some((token) => isWord(token, 'mark', 'flag', 'set', 'report', 'declare'));
  if (as < 0 || !mark) return undefined;
  const phrase = nounPhraseAt(tokens, as + 1, end);
  const words = phrase?.words ?? [];
  const values = [snakeCase(words), ...alternativesAfter(tokens, phrase?.end ?? end, end)];
  return values.filter((value) => value !== '');
}

function alternativesAfter(tokens: readonly Token[], start: number, end: number): string[] {
  const values: string[] = [];
  for (let i = start; i < end && (isMark(tokens[i], ',', '/') || isWord(tokens[i], 'or', 'and')); ) {
    while (i < end && (isMark(tokens[i], ',', '/') || isWord(tokens[i], 'or', 'and'))) i++;
    const word = tokens[i];
    if (!word || (!isFlag(word.lower) && word.pos !== 'VERB' && word.pos !== 'ADJ')) break;
    values.push(word.lower);
    i++;
  }
  return values;
}
