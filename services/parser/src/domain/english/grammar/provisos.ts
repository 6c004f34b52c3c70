import { isMark, isWord, type Token } from '../../text/token';
import { constraintAt } from '../things/constraints';
import { nounPhraseAt } from './noun-phrase';

const OPENINGS = ['once', 'when', 'if', 'after', 'as'];
const LONGEST = 7;

/**
 * Behind words that only say when an element of a list is there: "the arranger if there is one", "a due date and, once it is
 * back, the return date". They are no clause beside the one that the list belongs to.
 */
export function behindProviso(tokens: readonly Token[], at: number, limit: number): number | undefined {
  return behindAfterthought(tokens, at, limit) ?? leadingProviso(tokens, at, limit);
}

function behindAfterthought(tokens: readonly Token[], at: number, limit: number): number | undefined {
  if (!isWord(tokens[at], 'if', 'when', 'where')) return undefined;
  const said = constraintAt(tokens, at, limit);
  const after = said && tokens[said.end];
  const closes = after === undefined || isMark(after, ',', ';', '.', ')') || isWord(after, 'and');
  return said?.values[0] === 'optional' && closes ? said.end : undefined;
}

/** The comma behind "once it is back", where nothing but the next element follows. */
export function leadingProviso(tokens: readonly Token[], at: number, limit: number): number | undefined {
  const opens = isMark(tokens[at - 1], ',') || isWord(tokens[at - 1], 'and');
  if (!opens || !isWord(tokens[at], ...OPENINGS) || !beginsClause(tokens, at + 1)) return undefined;
  const comma = tokens.findIndex((token, i) => i > at && i < at + LONGEST && isMark(token, ','));
  if (comma < 0 || comma >= limit) return undefined;
  const next = nounPhraseAt(tokens, comma + 1, limit);
  const after = next && tokens[next.end];
  const isElement = next?.determined && (after === undefined || after.kind === 'mark' || isWord(after, 'and', 'or'));
  return isElement && !goesOnAsClause(tokens, next.end, limit) ? comma : undefined;
}

/** "when it is ready, the waiter and the cook get a note": no elements, but who does something. */
function goesOnAsClause(tokens: readonly Token[], start: number, limit: number): boolean {
  const verb = tokens.findIndex(
    (token, i) =>
      i >= start && i < limit && (token.pos === 'VERB' || token.pos === 'AUX' || isMark(token, ',', ';', '.')),
  );
  return verb >= 0 && tokens[verb]?.kind === 'word' && !isWord(tokens[verb - 1], 'that', 'which', 'who');
}

/** "it is back", "somebody decided", "the customer wishes" */
const beginsClause = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], 'it', 'they', 'he', 'she', 'somebody', 'someone', 'anybody', 'we') ||
  (isWord(tokens[at], 'the', 'a', 'an') && ['NOUN', 'PROPN'].includes(tokens[at + 1]?.pos ?? ''));
