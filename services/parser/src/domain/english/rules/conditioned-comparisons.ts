import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';
import { isMaking, refuses } from '../grammar/refusals';

/** What the rest of the sentence makes of a comparison that stands in a condition. */
export type Outcome = 'refused' | 'allowed' | 'other';

/**
 * "If the end is before the start, the booking is rejected" refuses what it compares, "is accepted if the end is after the start"
 * asks for it, and "if the total is above the limit, a manager is told" does neither. Undefined outside conditions.
 */
export function outcomeOf(tokens: readonly Token[], compared: number): Outcome | undefined {
  const condition = conditionAround(tokens, compared);
  if (!condition) return refusesWhat(tokens, compared) ? 'refused' : undefined;
  const rest = [...tokens.slice(0, condition.start), ...tokens.slice(condition.end)];
  const isRefused = refuses(rest);
  if (isWord(tokens[condition.start], 'unless')) return isRefused ? 'allowed' : 'other';
  if (isRefused) return isWord(tokens[condition.start - 1], 'only') ? 'allowed' : 'refused';
  return rest.some(isMaking) && !bringsAbout(rest) ? 'allowed' : 'other';
}

/** "When the stock falls below the minimum, an order is created by the system": something else comes about by it. */
const bringsAbout = (rest: readonly Token[]): boolean =>
  rest.some(
    (token, i) =>
      isWord(token, 'automatically') ||
      (isWord(token, 'system', 'app', 'software') && isWord(rest[i - 1], 'the') && !isWord(rest[i + 1], 'accepts')),
  );

/** Words that say no more than that it is refused: "the request is rejected with 422", "return a 400". */
export function saysOnlyThat(tokens: readonly Token[], compared: number): Range[] {
  const condition = conditionAround(tokens, compared);
  if (!condition) return [];
  return [
    { start: 0, end: condition.start },
    { start: condition.end, end: tokens.length },
  ].filter(({ start, end }) => {
    const words = tokens.slice(start, end);
    return words.length <= LONGEST_REFUSAL && refuses(words) && !words.some((token) => isWord(token, 'and', 'but'));
  });
}

const LONGEST_REFUSAL = 14;

/** "Loans whose end is before their start are rejected" */
function refusesWhat(tokens: readonly Token[], compared: number): boolean {
  const from = tokens.findLastIndex((token, i) => i < compared && isMark(token, '.', ';', ':')) + 1;
  const cue = tokens.findIndex((token, i) => i >= from && i < compared && isWord(token, 'whose', 'with', 'where'));
  const to = tokens.findIndex((token, i) => i > compared && isMark(token, '.', ';', ':'));
  const isDuty = tokens
    .slice(from, compared)
    .some((token) => isWord(token, 'must', 'shall', 'should', 'not', 'cannot'));
  return (
    cue > 0 && !isDuty && (refuses(tokens.slice(compared, to < 0 ? undefined : to)) || refuses(tokens.slice(from, cue)))
  );
}

/** From the word that opens a condition to the mark that ends it. */
function conditionAround(tokens: readonly Token[], at: number): Range | undefined {
  for (let i = at - 1; i >= 0; i--) {
    // "if given must be after the start": what must hold stands behind the condition.
    if (isMark(tokens[i], ',', ';', '.', ':', '(') || (isWord(tokens[i], ...DUTIES) && !isOpening(tokens, i)))
      return undefined;
    const isCue = isWord(tokens[i], ...CUES) || (isWord(tokens[i], 'as') && isWord(tokens[i - 1], 'soon'));
    if (!isCue && !isOpening(tokens, i)) continue;
    const stop = tokens.findIndex((token, k) => k > at && (isMark(token, ',', ';', '.', ')') || isWord(token, 'then')));
    return { start: i, end: stop < 0 ? tokens.length : stop };
  }
  return undefined;
}

const isOpening = (tokens: readonly Token[], i: number): boolean => i === 0 && isWord(tokens[i], 'given', 'where');

const DUTIES = ['must', 'shall', 'should', 'has', 'have', 'given', 'set', 'present'];
const CUES = ['if', 'when', 'whenever', 'unless', 'once'];
