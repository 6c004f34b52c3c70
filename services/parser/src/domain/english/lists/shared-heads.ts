import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isUnit } from '../../lexicon/enumeration-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, singular, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { NounPhrase } from '../grammar/noun-phrase';
import { plainPhrase } from '../grammar/plain-phrase';
import type { ListItem } from './list-item';

/** "a systolic and a diastolic pressure" */
const isLoneAdjective = (tokens: readonly Token[], { phrase, tail }: ListItem): boolean =>
  tokens[phrase.head.start]?.pos === 'ADJ' &&
  tail.end - tail.start <= 0 &&
  !isFieldName(phrase.words) &&
  fieldHint(phrase.words.join(' ')) === undefined;

/** "start and end time" speaks of a start time, "the number of adults and children" of a number of children. */
export function shareHeads(tokens: readonly Token[], items: readonly ListItem[]): ListItem[] {
  const shared = items.map((item, i) => sharedHead(tokens, item, items[i + 1]));
  return items.map((item, i) => {
    const own = shared[i];
    if (own) return renamed(item, [...item.phrase.words, ...own]);
    // "check-in and check-out dates" are one of each.
    if (shared[i - 1] && item.phrase.plural) return renamed(item, ofOne(item.phrase.words));
    const before = sharedCount(tokens, items[i - 1], item, items[i - 2]) ?? sharedOwner(items, tokens, i);
    return before ? renamed(item, [...before, ...item.phrase.words]) : item;
  });
}

const renamed = (item: ListItem, words: readonly string[]): ListItem => ({
  ...item,
  phrase: { ...item.phrase, words, plural: false },
});

/** "planned and actual hours" stay hours, a "minimum and maximum number of players" counts players. */
const ofOne = (words: readonly string[]): readonly string[] =>
  isUnit(words.at(-1) ?? '') || words.includes('of') ? words : singularWords(words);

/** "start, planned length": a start is a moment by itself, and contrasts with an end alone. */
const isMoment = (word: string): boolean =>
  ['date', 'time', 'datetime'].includes(isFieldName([word]) ? (fieldHint(word)?.field.type ?? '') : '');

const recurs = (word: string): boolean => grammar.recurrences.has(word);

/** The words of the next element that this one goes without. */
function sharedHead(
  tokens: readonly Token[],
  item: ListItem,
  next: ListItem | undefined,
): readonly string[] | undefined {
  const first = item.phrase.words.join(' ');
  if (next === undefined || next.phrase.words.length < 2 || item.group !== undefined) return undefined;
  const adjoins = item.end + 1 === next.start && !isMark(tokens[item.end], ',', ';');
  const { contrasts: SHARED } = grammar;
  // "from and to date"
  if (first === 'from' && adjoins && next.phrase.words[0] === 'to' && next.phrase.words.length === 2)
    return next.phrase.words.slice(1);
  const second = next.phrase.words.slice(0, -1).join(' ');
  const contrasts =
    SHARED.has(first) && SHARED.has(second) && recurs(first) === recurs(second) && isMoment(first) === isMoment(second);
  const isAdjective = adjoins && item.phrase.words.length === 1 && isLoneAdjective(tokens, item);
  if (!(contrasts && (!next.phrase.determined || adjoins)) && !isAdjective) return undefined;
  const words =
    isAdjective || SHARED.has(next.phrase.words[0] ?? '') ? next.phrase.words.slice(1) : next.phrase.words.slice(-1);
  return next.phrase.plural ? ofOne(words) : words;
}

const COUNTS = ['number', 'count', 'total'];

/** Of "the number of adults and children" what the second is, unless "and" only ends a list: "a title, the number of pages and tags". */
function sharedCount(
  tokens: readonly Token[],
  before: ListItem | undefined,
  item: ListItem,
  earlier: ListItem | undefined,
): readonly string[] | undefined {
  const { phrase } = item;
  const [count = '', of] = before?.phrase.words ?? [];
  if (!before || of !== 'of' || !COUNTS.includes(count) || !isWord(tokens[before.end], 'and')) return undefined;
  const isBare = phrase.plural && !phrase.determined && phrase.quantity === undefined && phrase.words.length === 1;
  if (!isBare || before.end + 1 !== item.start || item.group || item.link || item.type) return undefined;
  const endsList = earlier !== undefined && isMark(tokens[earlier.end], ',');
  const arePeople = [before.phrase.words.at(-1), phrase.words.at(-1)].every((word) => isSomebody(word ?? ''));
  return !endsList || arePeople ? [count, of] : undefined;
}

/** What is asked of somebody. */
const PERSONAL = new Set(
  'name,first name,last name,email,email address,phone,phone number,mobile,mobile number,address,date of birth,age,city'.split(
    ',',
  ),
);

const isParty = (word: string): boolean => isPersonNoun(word) || ['recipient', 'spouse', 'witness'].includes(word);

/** Of "a buyer's name, phone and email" whose the others are: each goes without an article. */
function sharedOwner(items: readonly ListItem[], tokens: readonly Token[], i: number): readonly string[] | undefined {
  for (let k = i; k >= 0; k--) {
    const { phrase, group, link, type } = items[k] ?? {};
    if (!phrase || link || type !== undefined) return undefined;
    const { head, words } = phrase;
    const genitive = tokens.findIndex((token, at) => at > head.start && at < head.end && isWord(token, "'s"));
    const owner = words.slice(0, -1);
    if (genitive === head.start + 1 && owner.length === 1 && isParty(owner[0] ?? ''))
      return k < i && PERSONAL.has(words.at(-1) ?? '') ? owner : undefined;
    const isBare = !phrase.determined && !group && phrase.constraints.length === 0;
    if (!isBare || !PERSONAL.has(words.join(' '))) return undefined;
  }
  return undefined;
}

const isSomebody = (word: string): boolean =>
  isPlural(word) && (isPersonNoun(singular(word)) || fieldHint(word)?.field.type === 'integer');

/** "a first and last name": an adjective whose noun comes with the next element. */
export function sharedAdjective(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  const first = isWord(tokens[start], 'a', 'an', 'the', 'their', 'its') ? start + 1 : start;
  return limit - first === 1 && grammar.contrasts.has(tokens[first]?.lower ?? '')
    ? plainPhrase(tokens, { start: first, end: limit })
    : undefined;
}
