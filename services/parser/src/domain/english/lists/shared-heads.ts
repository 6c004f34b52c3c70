import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { NounPhrase } from '../grammar/noun-phrase';
import { plainPhrase } from '../grammar/plain-phrase';
import type { ListItem } from './list-items';

const SHARED = new Set([
  'start',
  'end',
  'first',
  'last',
  'opening',
  'closing',
  'begin',
  'arrival',
  'departure',
  'min',
  'max',
  'minimum',
  'maximum',
  'home',
  'away',
  'billing',
  'shipping',
  'sender',
  'recipient',
  'birth',
  'release',
  'check in',
  'check out',
  'prep',
  'cooking',
  'buy',
  'sell',
  'purchase',
  'sale',
  'planned',
  'actual',
  'front',
  'back',
  'issue',
  'due',
]);

/** "a systolic and a diastolic pressure" */
const isLoneAdjective = (tokens: readonly Token[], { phrase, tail }: ListItem): boolean =>
  tokens[phrase.head.start]?.pos === 'ADJ' &&
  tail.end - tail.start <= 0 &&
  !isFieldName(phrase.words) &&
  fieldHint(phrase.words.join(' ')) === undefined;

/** "start and end time" speaks of a start time. */
export function shareHeads(tokens: readonly Token[], items: readonly ListItem[]): ListItem[] {
  return items.map((item, i) => {
    const next = items[i + 1];
    const first = item.phrase.words.join(' ');
    if (next === undefined || next.phrase.words.length < 2 || item.group !== undefined) return item;
    const adjoins = item.end + 1 === next.start && !isMark(tokens[item.end], ',', ';');
    const contrasts = SHARED.has(first) && SHARED.has(next.phrase.words.slice(0, -1).join(' '));
    const isAdjective = adjoins && item.phrase.words.length === 1 && isLoneAdjective(tokens, item);
    if (!(contrasts && (!next.phrase.determined || adjoins)) && !isAdjective) return item;
    const shared =
      isAdjective || SHARED.has(next.phrase.words[0] ?? '') ? next.phrase.words.slice(1) : next.phrase.words.slice(-1);
    return { ...item, phrase: { ...item.phrase, words: [...item.phrase.words, ...shared] } };
  });
}

/** "a first and last name": an adjective whose noun comes with the next element. */
export function sharedAdjective(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  const first = isWord(tokens[start], 'a', 'an', 'the', 'their', 'its') ? start + 1 : start;
  return limit - first === 1 && SHARED.has(tokens[first]?.lower ?? '')
    ? plainPhrase(tokens, { start: first, end: limit })
    : undefined;
}
