import { isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';
import type { AskedField } from './embedded-questions';

/** What is asked with nothing behind it, and the part that it asks for. */
const ASKED: readonly (readonly [string, readonly string[], AskedField['type']])[] = [
  ['when', ['date'], 'datetime'],
  ['from when', ['start', 'date'], 'date'],
  ['since when', ['since'], 'date'],
  ['to when', ['end', 'date'], 'date'],
  ['until when', ['end', 'date'], 'date'],
  ['till when', ['end', 'date'], 'date'],
  ['by whom', ['by', 'whom'], 'string'],
];

/** "who took it, when, and until when": a question of one or two words, which is a whole element. */
export function bareQuestion(tokens: readonly Token[], { start, end }: Range): AskedField | undefined {
  const said = tokens
    .slice(start, end)
    .flatMap(({ kind, lower }) => (kind === 'word' ? [lower] : []))
    .join(' ');
  const found = ASKED.find(([question]) => question === said);
  return found && { words: found[1], type: found[2], end: start + said.split(' ').length };
}

/** "from when to when" asks for two moments. */
export function apart(tokens: readonly Token[], part: Range): Range[] {
  const from = tokens.findIndex((token, i) => i >= part.start && i < part.end && isWord(token, 'from'));
  const asks =
    from >= 0 &&
    isWord(tokens[from + 1], 'when') &&
    isWord(tokens[from + 2], 'to', 'until', 'till') &&
    isWord(tokens[from + 3], 'when') &&
    from + 4 <= part.end;
  return asks
    ? [
        { start: part.start, end: from + 2 },
        { start: from + 2, end: part.end },
      ]
    : [part];
}
