import enumerations from '../../../data/lexicons/enumerations.json';
import { typeFromWords } from '../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../text/token';
import { bracketDepths } from './clauses';
import { nounPhraseAt, phraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** One element of a list: a noun phrase, what stands in brackets behind it, and the words after. */
export interface ListItem extends Range {
  readonly phrase: NounPhrase;
  readonly group: Range | undefined;
  readonly tail: Range;
}

const enumNouns = new Set(enumerations.nouns);
const introductions = enumerations.introductions.map((phrase) => phrase.split(' '));

/** Whether a field of this name usually has a few fixed values. */
export const isEnumNoun = (noun: string): boolean => enumNouns.has(noun);

/** The elements of "title, an author (required) and a price between 1 and 10". */
export function listItems(tokens: readonly Token[], range: Range): ListItem[] {
  const items: ListItem[] = [];
  for (const part of splitList(tokens, range)) {
    const item = itemAt(tokens, part);
    if (item) items.push(item);
  }
  return shareHeads(cutTypes(items));
}

const TYPE_NAMES = new Set([
  'uuid',
  'string',
  'str',
  'int',
  'integer',
  'float',
  'double',
  'bool',
  'boolean',
  'decimal',
  'json',
  'timestamp',
  'datetime',
  'varchar',
  'bigint',
  'numeric',
  'guid',
]);

/** "year int, remark text": the last word of each is its type, when some of them can be nothing else. */
function cutTypes(items: readonly ListItem[]): ListItem[] {
  const typed = items.some(({ phrase }) => phrase.words.length > 1 && TYPE_NAMES.has(phrase.words.at(-1) ?? ''));
  if (!typed) return [...items];
  return items.map((item) => {
    const { phrase } = item;
    if (phrase.head.end - phrase.head.start < 2 || typeFromWords(phrase.words.slice(-1)) === undefined) return item;
    const end = phrase.head.end - 1;
    return {
      ...item,
      phrase: { ...phrase, words: phrase.words.slice(0, -1), head: { ...phrase.head, end }, end },
      tail: { start: end, end: item.group ? end + 1 : item.end },
    };
  });
}

function itemAt(tokens: readonly Token[], part: Range): ListItem | undefined {
  let start = part.start;
  while (
    start < part.end &&
    (tokens[start]?.kind === 'mark' || isWord(tokens[start], 'and', 'or', 'plus', 'also', 'as'))
  ) {
    if (isMark(tokens[start], '(')) break;
    start++;
  }
  const phrase = nounPhraseAt(tokens, start, part.end);
  if (!phrase) return undefined;
  const group = isMark(tokens[phrase.end], '(', '[')
    ? { start: phrase.end + 1, end: closing(tokens, phrase.end, part.end) }
    : undefined;
  const tailStart = group ? Math.min(group.end + 1, part.end) : phrase.end;
  return { start, end: part.end, phrase, group, tail: { start: tailStart, end: part.end } };
}

/** The bracket that closes the one at `open`, or the end. */
export function closing(tokens: readonly Token[], open: number, limit: number): number {
  let depth = 0;
  for (let i = open; i < limit; i++) {
    if (isMark(tokens[i], '(', '[', '{')) depth++;
    if (isMark(tokens[i], ')', ']', '}') && --depth === 0) return i;
  }
  return limit;
}

/** The stretches between commas and conjunctions that separate elements, not those inside them. */
export function splitList(tokens: readonly Token[], { start, end }: Range): Range[] {
  const depths = bracketDepths(tokens);
  const base = depths[start] ?? 0;
  const depthAt = (i: number): number => (depths[i] ?? 0) - (isMark(tokens[start], '(') ? base - 1 : base);
  const parts: Range[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (depthAt(i) > 0 || !separates(tokens, i, from, end)) continue;
    const enumEnd = enumerationEnd(tokens, from, i, end, depthAt);
    if (enumEnd !== undefined) {
      i = enumEnd - 1;
      continue;
    }
    if (i > from) parts.push({ start: from, end: i });
    from = i + 1;
  }
  if (end > from) parts.push({ start: from, end });
  return parts.filter((part) => tokens.slice(part.start, part.end).some(({ kind }) => kind !== 'mark'));
}

function separates(tokens: readonly Token[], i: number, from: number, end: number): boolean {
  const token = tokens[i];
  if (isMark(token, ',', ';', '+', '&', '•')) return !isConstraintComma(tokens, i);
  if (!isWord(token, 'and', 'plus')) return false;
  if (
    isWord(tokens[i + 1], 'at', 'no', 'not', 'up', 'less', 'more') &&
    isWord(tokens[i + 2], 'most', 'least', 'more', 'less', 'to', 'than', 'exceed')
  )
    return false;
  const before = tokens.slice(from, i);
  if (before.some(({ lower }) => lower === 'between') && before.at(-1)?.kind === 'number') return false;
  return !(
    isWord(tokens[i - 1], 'date') &&
    isWord(tokens[i + 1], 'time') &&
    (i + 2 >= end || tokens[i + 2]?.kind === 'mark' || isWord(tokens[i + 2], 'and'))
  );
}

/** In "email, unique, and name, at most 20 characters" the second comma only adds to the element before. */
function isConstraintComma(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (
    isWord(
      next,
      'at',
      'up',
      'max',
      'min',
      'maximum',
      'minimum',
      'between',
      'default',
      'defaulting',
      'must',
      'not',
      'never',
      'no',
      'which',
      'that',
    )
  ) {
    return !isWord(next, 'no') || isWord(tokens[i + 2], 'more', 'less', 'longer');
  }
  const after = tokens[i + 2];
  const standsAlone = after === undefined || after.kind === 'mark' || isWord(after, 'and');
  return standsAlone && isWord(next, 'required', 'optional', 'unique', 'mandatory', 'positive');
}

/**
 * When the element introduces its values ("a status of draft, published or archived"), where they end; the commas up to
 * there do not separate elements.
 */
function enumerationEnd(
  tokens: readonly Token[],
  from: number,
  at: number,
  end: number,
  depthAt: (i: number) => number,
): number | undefined {
  const phrase = nounPhraseAt(tokens, from, at);
  if (!phrase || !introducesValues(tokens, phrase, at)) return undefined;
  for (let i = at; i < end; i++) {
    if (depthAt(i) > 0) continue;
    if (isMark(tokens[i], ';', '.') || (isWord(tokens[i], 'and') && !isLastValue(tokens, i, end))) return undefined;
    if (isWord(tokens[i], 'or') || (isWord(tokens[i], 'and') && isLastValue(tokens, i, end))) {
      let stop = i + 1;
      while (stop < end && tokens[stop]?.kind === 'word' && !isWord(tokens[stop], 'and', 'or') && stop < i + 4) stop++;
      return stop;
    }
  }
  return undefined;
}

const isLastValue = (tokens: readonly Token[], i: number, end: number): boolean =>
  isWord(tokens[i - 1], ',') && i + 2 >= end && !isWord(tokens[i + 1], 'a', 'an', 'the');

function introducesValues(tokens: readonly Token[], phrase: NounPhrase, at: number): boolean {
  if (isMark(tokens[phrase.end], ':', '=', '–', '-')) return true;
  const length = phraseAt(tokens, phrase.end, at, introductions);
  if (length === undefined) return false;
  const single = length === 1 && isWord(tokens[phrase.end], 'of', 'is', 'are', 'like', 'from');
  return !single || isEnumNoun(phrase.words.at(-1) ?? '');
}

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

/** "start and end time" speaks of a start time. */
function shareHeads(items: readonly ListItem[]): ListItem[] {
  return items.map((item, i) => {
    const next = items[i + 1];
    const first = item.phrase.words.join(' ');
    const shares =
      next !== undefined &&
      SHARED.has(first) &&
      next.phrase.words.length >= 2 &&
      SHARED.has(next.phrase.words.slice(0, -1).join(' ')) &&
      item.group === undefined &&
      !next.phrase.determined;
    return shares
      ? { ...item, phrase: { ...item.phrase, words: [...item.phrase.words, ...next.phrase.words.slice(-1)] } }
      : item;
  });
}
