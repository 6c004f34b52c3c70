import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, phraseAt, type NounPhrase } from '../grammar/noun-phrase';

/** What stands behind the number and what it counts: "per member and day", "can join one trip", "at a time". */
export interface LimitTail {
  readonly holders: readonly (readonly string[])[];
  /** "per day", "on the same day" */
  readonly daily: boolean;
  /** "at once": those count that are not over. */
  readonly atOnce: boolean;
  /** Where what is understood ends; undefined where the words say more. */
  readonly end: number;
}

const split = (phrases: string): string[][] => phrases.split(', ').map((phrase) => phrase.split(' '));

const IDLE = split('in total, each, altogether, in all, overall, maximum, only');
const AT_ONCE = split(
  'at once, at a time, at one time, at the same time, at any time, at any one time, simultaneously, in parallel',
);
const DAILY = split(
  'a day, each day, every day, per day, in a day, in one day, within a day, daily, and day, on the same day, on one day, ' +
    'on a day, on a single day, on any day, on any one day',
);

/** Undefined where the words behind say more than holders, days and "at once". */
export function tailOf(tokens: readonly Token[], start: number): LimitTail | undefined {
  const holders: (readonly string[])[] = [];
  let [daily, atOnce] = [false, false];
  let i = start;
  while (i < tokens.length && !isMark(tokens[i], '.', ',', ';', ':', ')')) {
    const idle = phraseAt(tokens, i, tokens.length, IDLE) ?? 0;
    const once = phraseAt(tokens, i, tokens.length, AT_ONCE) ?? 0;
    const day = phraseAt(tokens, i, tokens.length, DAILY) ?? 0;
    const holder = Math.max(idle, once, day) > 0 ? undefined : holderAt(tokens, i, i === start);
    if (holder) holders.push(holder.words);
    daily ||= day > 0;
    atOnce ||= once > 0;
    const next = holder?.end ?? i + Math.max(idle, once, day);
    if (next === i) return undefined;
    i = next;
  }
  return { holders, daily, atOnce, end: i };
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
