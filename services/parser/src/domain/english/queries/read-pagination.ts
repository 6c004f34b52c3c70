import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { minutesIn, pageStylePhrases, paginationPhrases } from '../../lexicon/wish-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import { isNegated } from '../grammar/negation';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "Paginated, 25 per page", "lists 25 at a time", "25 rows a page and never more than 100". */
export function readPagination(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  // "Page numbers are unique within a register", "a page has a number": of a book, not of a list.
  const isOfBook =
    tokens.some((token) => isWord(token, 'page')) &&
    tokens.some(
      (token, i) =>
        isWord(token, 'unique', 'register', 'chapter', 'has') ||
        (isWord(token, 'its') && isWord(tokens[i + 1], 'page')),
    );
  const [phrase] = isOfBook ? [] : paginationPhrases.matches(tokens);
  const match = figuredPage(tokens) ?? (phrase && !isNegated(tokens, phrase.start) ? phrase : followUp(reading, at));
  if (!match) return;
  const { start, end } = match;
  const figures = figuresAround(tokens, start);
  for (const { kind, at: i } of figures)
    reading.fact(
      at,
      Math.min(start, i),
      Math.max(end, i + 1),
      FactKind.PAGINATION,
      '',
      `${kind}=${numberOf(tokens[i]) ?? ''}`,
    );
  const [style] = pageStylePhrases.matches(tokens);
  if (style) reading.fact(at, style.start, style.end, FactKind.PAGINATION, '', style.value);
  else if (figures.length === 0) reading.fact(at, start, end, FactKind.PAGINATION, '', 'yes');
  reading.use(at, start, end);
  for (const [i, token] of tokens.entries())
    if (PARAMETERS.has(token.lower) || (i === 0 && isWord(token, 'return', 'show', 'list', 'give')))
      reading.use(at, i, i + 1);
}

/** What the parameters of a list are called: nothing of the domain. */
const PARAMETERS = new Set(
  'limit offset page size pagesize page_size per_page cursor parameter parameters query'.split(' '),
);

interface Figure {
  readonly kind: 'limit' | 'max';
  readonly at: number;
}

/** How far from the words about pages a figure may stand, and one that is said to be a default or a maximum. */
const FARTHEST = 10;
const FARTHEST_SAID = 20;

function figuresAround(tokens: readonly Token[], start: number): Figure[] {
  const figures: Figure[] = [];
  for (const [i, token] of tokens.entries()) {
    const figure = Number(numberOf(token));
    if (!Number.isInteger(figure) || figure < 2) continue;
    if (minutesIn(tokens[i + 2]?.lemma ?? '') !== undefined || isWord(tokens[i + 1], 'request', 'char', 'character'))
      continue;
    const stop = tokens.findLastIndex((one, k) => k < i && isMark(one, ';'));
    const before = tokens.slice(Math.max(0, stop + 1, i - 4), i);
    const isMaximum =
      before.some((one) => isWord(one, 'max', 'maximum', 'most', 'than', 'exceed', 'up', 'cap', 'above', 'over')) ||
      isAtMost(tokens, i);
    const isSaid = isMaximum || before.some((one) => isWord(one, 'default', 'size', 'limit'));
    if (Math.abs(i - start) > (isSaid ? FARTHEST_SAID : FARTHEST)) continue;
    figures.push({ kind: isMaximum ? 'max' : 'limit', at: i });
  }
  // "24 per page, in a grid of three": one figure is the limit, that which stands nearest.
  const limits = figures.filter(({ kind }) => kind === 'limit');
  const nearest = Math.min(...limits.map(({ at }) => Math.abs(at - start)));
  return figures.filter(({ kind, at }) => kind === 'max' || Math.abs(at - start) === nearest);
}

/** "50 rows at most", "100 max", "100 per page at most" */
function isAtMost(tokens: readonly Token[], figure: number): boolean {
  const page = tokens.findIndex((token, i) => i > figure + 1 && i < figure + 4 && isWord(token, 'page'));
  if (isWord(tokens[page - 1], 'per', 'a') && saysMost(tokens, page + 1)) return !countsNext(tokens, page + 1);
  const next = isWord(tokens[figure + 1], 'at', 'max', 'maximum', 'tops') ? figure + 1 : figure + 2;
  if (next > figure + 1 && tokens[figure + 1]?.kind !== 'word') return false;
  return saysMost(tokens, next) && (isWord(tokens[next], 'at') || !countsNext(tokens, next));
}

/** "20 per page, max 100" */
const countsNext = (tokens: readonly Token[], most: number): boolean =>
  [1, 2].some((far) => numberOf(tokens[most + far]) !== undefined);

const saysMost = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'max', 'maximum', 'tops') || (isWord(tokens[i], 'at') && isWord(tokens[i + 1], 'most'));

const LISTED = ['row', 'entry', 'item', 'result', 'record', 'at', 'a', 'per', 'on', 'to', 'each', 'line'];

/** "25 rows a page", "50 entries on a page", "lists 25 at a time": a figure and what it is one of. */
function figuredPage(tokens: readonly Token[]): Range | undefined {
  for (const [i, token] of tokens.entries()) {
    if (!Number.isInteger(Number(numberOf(token) ?? NaN))) continue;
    // "pages of 30"
    if (isWord(tokens[i - 1], 'of') && tokens[i - 2]?.lower === 'pages') return { start: i - 2, end: i + 1 };
    if (isUsualCount(tokens, i)) return { start: i, end: i + 2 };
    const largest = largestCount(tokens, i) ?? neverMore(tokens, i);
    if (largest) return largest;
    const behind = isWord(tokens[i + 1], 'at', 'a', 'per', 'on', 'to', 'each') ? i + 1 : i + 2;
    const page = tokens.findIndex((one, k) => k >= behind && k < behind + 3 && isWord(one, 'page'));
    if (
      page >= 0 &&
      tokens.slice(behind, page).every((one) => isWord(one, 'a', 'per', 'on', 'to', 'each', 'one', 'the'))
    )
      if (page > behind) return { start: i, end: page + 1 };
    const atOnce =
      isWord(tokens[behind], 'at') && isWord(tokens[behind + 1], 'a') && isWord(tokens[behind + 2], 'time');
    const lists = tokens.some((one) =>
      isWord(one, 'list', 'return', 'show', 'display', 'give', 'load', 'fetch', 'result'),
    );
    if (atOnce && lists && (behind === i + 1 || isWord(tokens[i + 1], ...LISTED) || tokens[i + 1]?.pos === 'NOUN'))
      return { start: i, end: behind + 3 };
  }
  return undefined;
}

/** "List endpoints return 25 items unless asked otherwise", "lists show 40 rows by default" */
const isUsualCount = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i + 1], 'row', 'entry', 'item', 'result', 'record') &&
  tokens.slice(0, i).some((token) => isWord(token, 'list', 'endpoint')) &&
  tokens.slice(i).some((token) => isWord(token, 'unless', 'default', 'otherwise'));

/** "Return 50 rows at most", "lists show at most 40 boats" */
function largestCount(tokens: readonly Token[], i: number): Range | undefined {
  const isRow = isWord(tokens[i + 1], 'row', 'entry', 'item', 'result', 'record');
  const verb = tokens.findIndex((token) => isWord(token, 'return', 'show', 'display', 'give', 'contain', 'hold'));
  const isList = isWord(tokens[verb - 1], 'list', 'lists', 'endpoint', 'page', 'response');
  const isMost = isAtMost(tokens, i) || (isWord(tokens[i - 2], 'at') && isWord(tokens[i - 1], 'most'));
  const isSaid = verb >= 0 && verb < i && isMost && (isRow || tokens[i + 1]?.pos === 'NOUN');
  return isSaid && (isList || (verb === 0 && isRow)) ? { start: isList ? verb - 1 : verb, end: i + 2 } : undefined;
}

/** "Never return more than 50 animals at once", "no more than 100 rows in one response" */
function neverMore(tokens: readonly Token[], i: number): Range | undefined {
  const isMore = isWord(tokens[i - 2], 'more') && isWord(tokens[i - 1], 'than');
  const verb = tokens.findIndex((token) => isWord(token, 'return', 'show', 'display', 'give', 'list', 'fetch', 'load'));
  const behind = tokens.slice(i + 1, i + 5).map(({ lower }) => lower);
  const isAtOnce =
    /\b(at once|at a time|in one (go|response|request|call|list|page)|per (request|call|response))\b/.test(
      behind.join(' '),
    );
  const isDenied = tokens.slice(0, i - 2).some((token) => isWord(token, 'never', 'not', "n't", 'no'));
  return isMore && isDenied && isAtOnce && verb >= 0 && verb < i ? { start: verb, end: i + 2 } : undefined;
}

const SIZED = ['default', 'maximum', 'max', 'usual', 'page', 'upper', 'largest'] as const;

/** "The default is 20, the maximum is 100", "the default limit is 5": of pages, where the sentence before spoke of them. */
function followUp(reading: BriefReading, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const before = reading.sentences[reading.sentences.indexOf(at) - 1];
  const spoken = before?.stated.some(({ kind }) => kind === FactKind.PAGINATION) === true;
  const isBoth =
    tokens.some((one) => isWord(one, 'default')) && tokens.some((one) => isWord(one, 'maximum', 'max', 'most'));
  const isSize = tokens.some((one, i) => isWord(one, 'limit', 'size') && isWord(tokens[i - 1], ...SIZED));
  return spoken && (isBoth || isSize) ? { start: 0, end: tokens.length } : undefined;
}
