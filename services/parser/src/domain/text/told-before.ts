import { grammar } from '../lexicon/grammar-lexicon';
import { isOfBefore, timesBefore } from '../lexicon/before-lexicon';
import { isMark, isWord, type Token } from './token';

/**
 * "In the old spreadsheet everybody could delete books", "Until now members could ...", "Our current tool lets everybody ...": what people
 * could do before there was the software. It is no wish, and often what shall not be so any more.
 */
export function tellsOfBefore(tokens: readonly Token[]): boolean {
  if (replacesMeans(tokens)) return true;
  const start = isWord(tokens[0], 'and', 'but', 'because', 'since', 'as') ? 1 : 0;
  const time = timesBefore.matchAt(tokens, start);
  // "Before a sale is closed" is about something else.
  if (time && (!isWord(tokens[start], 'before') || isMark(tokens[time.end], ','))) return tellsDeed(tokens, time.end);
  const isPlace = isWord(tokens[start], 'in', 'on', 'with', 'under', 'by');
  const means = endOfMeans(tokens, isPlace ? start + 1 : start);
  if (means === undefined) return false;
  return isPlace ? tellsDeed(tokens, means) : isWord(tokens[means], 'let', 'allow', 'permit', 'enable');
}

/** "A driving school with two branches wants to replace its paper diary", "the application replaces three spreadsheets": why it is built. */
function replacesMeans(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex((token) => isWord(token, 'replace'));
  const object = tokens.slice(verb + 1, verb + 8);
  const end = object.findIndex(({ kind }) => kind === 'mark');
  const isWished =
    (isWord(tokens[verb - 1], 'to') &&
      isWord(tokens[verb - 2], 'want', 'wish', 'like', 'need', 'plan', 'intend', 'have')) ||
    isWord(tokens[verb - 1], 'shall', 'should', 'will') ||
    tokens[verb]?.lower === 'replaces';
  // "a REST API to replace our diary" says what is wanted.
  const isOrdered = tokens.some((token) => isWord(token, 'api', 'rest', 'backend', 'service', 'server', 'app', 'tool'));
  return (
    verb > 0 &&
    isWished &&
    !isOrdered &&
    object.slice(0, end < 0 ? object.length : end).some(({ lower }) => MEANS.has(lower)) &&
    tokens.slice(verb + object.length + 1).every((token) => !MODALS.has(token.lower))
  );
}

/** What was used in place of software. */
const MEANS = new Set(
  'paper diary spreadsheet spreadsheets excel sheets notebook notebooks whiteboard binder binders folders whatsapp pen calendar'.split(
    ' ',
  ),
);

/** Behind "the old booking system": where it ends. */
function endOfMeans(tokens: readonly Token[], start: number): number | undefined {
  if (!isWord(tokens[start], 'the', 'our', 'my', 'their', 'his', 'her')) return undefined;
  const kind = tokens[start + 1]?.lower ?? '';
  const noun = tokens.findIndex((token, i) => i > start + 1 && i <= start + 4 && isOfBefore(kind, token.lower));
  return noun < 0 ? undefined : noun + 1;
}

/** Whether somebody could do something; what a thing "can have" is as true of the new. */
function tellsDeed(tokens: readonly Token[], from: number): boolean {
  const modal = tokens.findIndex((token, i) => i >= from && MODALS.has(token.lower));
  const verb = tokens.slice(modal + 1).find(({ lower }) => !grammar.adverbs.has(lower) && !isNot(lower));
  return modal >= from && !isWord(verb, 'have', 'be', 'belong', 'contain', 'hold', 'only');
}

const MODALS = new Set(['can', 'could', 'may', 'might']);
const isNot = (word: string): boolean => word === 'not' || word === "n't" || word === 'only';

/** Whether what stands behind the mark tells what shall be instead: "..., but now only clerks may". */
export const opensContrast = (tokens: readonly Token[], mark: number): boolean =>
  isMark(tokens[mark], ',', ';', '-', '–', '—') &&
  (isWord(tokens[mark + 1], 'but', 'now', 'instead', 'however') ||
    (isWord(tokens[mark + 1], 'and', 'from') && isWord(tokens[mark + 2], 'now')));
