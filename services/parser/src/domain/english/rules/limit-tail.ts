import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, phraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';

/** What stands behind the number and what it counts: "per member and day", "can join one trip", "at a time". */
export interface LimitTail {
  readonly holders: readonly NounPhrase[];
  /** "per day", "on the same day" */
  readonly daily: boolean;
  /** "per week", "within 30 days": how long a time the limit is for, as an expression. */
  readonly within: string | undefined;
  /** "at once": those count that are not over. */
  readonly atOnce: boolean;
  /** Where what is understood ends; undefined where the words say more. */
  readonly end: number;
}

const split = (phrases: string): string[][] => phrases.split(', ').map((phrase) => phrase.split(' '));

const IDLE = split(
  'in total, each, altogether, in all, overall, maximum, only, are allowed, is allowed, are permitted, are accepted, are possible',
);
const AT_ONCE = split(
  'at once, at a time, at one time, at the same time, at any time, at any one time, simultaneously, in parallel',
);
const DAILY = split(
  'a day, each day, every day, per day, in a day, in one day, within a day, daily, and day, on the same day, on one day, ' +
    'on a day, on a single day, on any day, on any one day',
);

/** Lengths of time that a limit may be for, in days; a day itself has its own ways to be said. */
const PERIODS: Readonly<Record<string, number>> = { week: 7, fortnight: 14, month: 30, quarter: 91, year: 365 };
const ADVERBS: Readonly<Record<string, string>> = {
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annually: 'year',
};

/** "per week", "in the same month", "every year", "weekly", "within 30 days": its days, and where the words end. */
function periodAt(tokens: readonly Token[], start: number): { days: number; end: number } | undefined {
  const adverb = PERIODS[ADVERBS[tokens[start]?.lower ?? ''] ?? ''];
  if (adverb !== undefined) return { days: adverb, end: start + 1 };
  let i = start;
  while (
    isWord(
      tokens[i],
      'per',
      'in',
      'within',
      'during',
      'and',
      'a',
      'any',
      'each',
      'every',
      'one',
      'the',
      'same',
      'calendar',
    )
  )
    i++;
  if (i === start) return undefined;
  const figure = numberOf(tokens[i]);
  if (figure !== undefined && isWord(tokens[i + 1], 'day')) return { days: Number(figure), end: i + 2 };
  const days = PERIODS[tokens[i]?.lower ?? ''];
  return days === undefined ? undefined : { days, end: i + 1 };
}

/** Undefined where the words behind say more than holders, days and "at once". */
export function tailOf(tokens: readonly Token[], start: number): LimitTail | undefined {
  const holders: NounPhrase[] = [];
  let [daily, atOnce] = [false, false];
  let within: string | undefined;
  let i = start;
  while (i < tokens.length && !isMark(tokens[i], '.', ',', ';', ':', ')')) {
    const idle = phraseAt(tokens, i, tokens.length, IDLE) ?? 0;
    const once = phraseAt(tokens, i, tokens.length, AT_ONCE) ?? 0;
    const day = phraseAt(tokens, i, tokens.length, DAILY) ?? 0;
    const period = periodAt(tokens, i);
    if (period) within = `days(${String(period.days)})`;
    const told = Math.max(idle, once, day, (period?.end ?? i) - i);
    const holder = told > 0 ? undefined : holderAt(tokens, i, i === start);
    if (holder) holders.push(holder);
    daily ||= day > 0;
    atOnce ||= once > 0;
    const next = holder?.end ?? i + told;
    if (next === i) return undefined;
    i = next;
  }
  return { holders, daily, within, atOnce, end: i };
}

const LINKS = ['per', 'in', 'for', 'into', 'to', 'on', 'at', 'from', 'of', 'and'];

/** "per member", "fit in one firing", "can join one trip": one of them, whatever the verb between. */
function holderAt(tokens: readonly Token[], start: number, isFirst: boolean): NounPhrase | undefined {
  let i = start;
  if (isFirst) {
    while (grammar.modals.has(tokens[i]?.lower ?? '') || isWord(tokens[i], 'be')) i++;
    if (tokens[i]?.pos === 'VERB' || isWord(tokens[i], 'fit')) i++;
  }
  const isLinked = isWord(tokens[i], ...LINKS);
  if (isLinked) i++;
  if (i === start) return undefined;
  const phrase = nounPhraseAt(tokens, i, tokens.length);
  const isOne = phrase && !phrase.plural && phrase.words.length > 0;
  return isOne ? phrase : undefined;
}
