import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, isPlural } from '../../names';
import { perTokens } from '../../text/per-tokens';
import { isMark, isWord, type Token } from '../../text/token';
import { constraintAt } from '../things/constraints';
import { type AskedField, askedField, describedField, momentAt } from './embedded-questions';
import { apart, bareQuestion } from './bare-questions';
import { withoutComma } from './missing-commas';
import { linkedElement } from './linked-items';
import type { ListItem } from './list-item';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { leadingProviso } from '../grammar/provisos';
import { sharedAdjective, shareHeads } from './shared-heads';
import { isProvisoAt, splitList } from './split-list';
import { typedItems, nameEnd, withoutType } from './typed-items';
import { plainPhrase } from '../grammar/plain-phrase';
import { bracketsAt } from '../grammar/brackets';

/** The elements of "title, an author (required) and a price between 1 and 10". */
export const listItems = (tokens: readonly Token[], { start, end }: Range): readonly ListItem[] =>
  itemsOf(tokens, start, end);

const itemsOf = perTokens(itemsIn);

function itemsIn(tokens: readonly Token[], start: number, end: number): readonly ListItem[] {
  const range = { start, end };
  const parts = splitList(tokens, range)
    .flatMap((part) => apart(tokens, part))
    .flatMap((part) => withoutComma(tokens, part));
  const plain = (part: Range): ListItem | undefined => askedAgain(tokens, parts, part) ?? itemAt(tokens, part);
  const items = typedItems(tokens, parts, plain) ?? parts.map(plain);
  return shareHeads(
    tokens,
    items.filter((item) => item !== undefined),
  );
}

/** "when it was started and finished": the second moment goes without its "when". */
function askedAgain(tokens: readonly Token[], parts: readonly Range[], part: Range): ListItem | undefined {
  const before = parts[parts.indexOf(part) - 1];
  const verb = tokens[part.start];
  const isJoined = before?.end === part.start - 1 && isWord(tokens[before.end], 'and');
  const opening = before && isWord(tokens[before.start], 'and') ? before.start + 1 : before?.start;
  if (!isJoined || verb?.pos !== 'VERB' || opening === undefined || !isWord(tokens[opening], 'when')) return undefined;
  const asked = momentAt(tokens, part.start, part.end, 'at');
  return asked && askedItem(tokens, part, asked, undefined);
}

function itemAt(tokens: readonly Token[], part: Range): ListItem | undefined {
  let start = part.start;
  while (
    start < part.end &&
    (tokens[start]?.kind === 'mark' ||
      isWord(tokens[start], 'and', 'or', 'plus', 'also', 'as', 'well', 'of', 'obviously'))
  ) {
    if (isMark(tokens[start], '(')) break;
    start++;
  }
  if (isDeed(tokens, start, part.end)) return undefined;
  const proviso = provisoEnd(tokens, start, part.end);
  if (proviso !== undefined) return optionally(itemAt(tokens, { start: proviso, end: part.end }));
  const asked = bareQuestion(tokens, { start, end: part.end }) ?? askedField(tokens, { start, end: part.end });
  if (asked) return askedItem(tokens, { start, end: part.end }, asked, asked.phrase);
  const link = linkedElement(tokens, { start, end: part.end });
  if (link)
    return {
      start,
      end: part.end,
      phrase: link.phrase,
      group: bracketsAt(tokens, link.phrase.end, part.end),
      tail: { start: link.phrase.end, end: part.end },
      link,
    };
  const bound = boundAt(tokens, start, part.end);
  if (isWord(tokens[start], 'how')) return undefined;
  const noun = wholeName(tokens, bound ?? start, part.end) ?? nounPhraseAt(tokens, bound ?? start, part.end);
  const typed = noun && withoutType(noun);
  const phrase =
    typed?.phrase ??
    prepositionName(tokens, start, part.end) ??
    verbalName(tokens, start, part.end) ??
    sharedAdjective(tokens, start, part.end);
  if (!phrase) return undefined;
  // "dimensions: width, height and depth"
  const isLabel = isMark(tokens[phrase.end], ':') && grammar.collectiveParts.has(phrase.words.at(-1) ?? '');
  if (isLabel && phrase.end + 1 < part.end) return itemAt(tokens, { start: phrase.end + 1, end: part.end });
  const either = eitherWay(tokens, phrase, part.end);
  if (either) return askedItem(tokens, { start, end: part.end }, either, phrase);
  const whether = flagBehind(tokens, phrase, part.end);
  if (whether !== undefined) return itemAt(tokens, { start: whether, end: part.end });
  const who = askedIn(tokens, phrase, part.end);
  if (who !== undefined) return itemAt(tokens, { start: who, end: part.end });
  const inner =
    isWord(tokens[phrase.head.end - 1], 'field', 'space', 'room', 'place') && isWord(tokens[phrase.end], 'for');
  if (inner && phrase.words.length === 1) return itemAt(tokens, { start: phrase.end + 1, end: part.end });
  const isDateAndTime =
    phrase.words.at(-1) === 'date' &&
    (isWord(tokens[phrase.end], 'and') || isMark(tokens[phrase.end], '/')) &&
    isWord(tokens[phrase.end + 1], 'time') &&
    phrase.end + 1 < part.end;
  if (isDateAndTime)
    return askedItem(
      tokens,
      { start, end: part.end },
      { words: phrase.words, type: 'datetime', end: phrase.end + 2 },
      phrase,
    );
  const described = describedField(tokens, phrase, part.end) ?? placedBeside(tokens, phrase, part.end);
  if (described) return askedItem(tokens, { start, end: part.end }, described, phrase);
  const marked = isMark(tokens[phrase.end], '*', '!', '?') && tokens[phrase.end]?.glued === true ? 1 : 0;
  const group =
    bracketsAt(tokens, phrase.end + marked, part.end) ??
    bracketsAt(tokens, relativeEnd(tokens, phrase.end, part.end), part.end);
  const tailStart = group ? Math.min(group.end + 1, part.end) : phrase.end;
  const tail = { start: tailStart, end: part.end };
  return {
    start,
    end: part.end,
    phrase:
      marked > 0 && group ? { ...phrase, constraints: [...phrase.constraints, markAt(tokens[phrase.end])] } : phrase,
    group: group ?? (bound === undefined ? undefined : { start, end: phrase.start }),
    tail,
    ...(typed?.type === undefined ? {} : { type: typed.type }),
  };
}

/** "and only see their own data": what somebody does with something, and no element. */
function isDeed(tokens: readonly Token[], start: number, limit: number): boolean {
  const verb = isWord(tokens[start], 'only', 'just') ? start + 1 : start;
  const token = tokens[verb];
  const object = tokens[verb + 1];
  return (
    token?.pos === 'VERB' &&
    token.lower === token.lemma &&
    verb + 1 < limit &&
    (isWord(object, 'it', 'them') || grammar.possessives.has(object?.lower ?? ''))
  );
}

/** "a flag telling us whether it is complete", "a mark for whether it is paid": where the question begins. */
function flagBehind(tokens: readonly Token[], phrase: NounPhrase, limit: number): number | undefined {
  const flag = tokens.findIndex(
    (token, i) => i >= phrase.head.start && i < phrase.end && isWord(token, 'flag', 'mark', 'indicator', 'boolean'),
  );
  const whether = tokens.findIndex(
    (token, i) => i > flag && i < Math.min(limit, flag + 5) && isWord(token, 'whether', 'if'),
  );
  const isTold = tokens.slice(flag + 1, whether).every(({ kind }) => kind === 'word');
  return flag >= 0 && whether > 0 && isTold ? whether : undefined;
}

/** "a note of who rents it", "a record of when it was cleaned": what is noted. */
function askedIn(tokens: readonly Token[], { words, end }: NounPhrase, limit: number): number | undefined {
  const isNote = words.length === 1 && ['note', 'record', 'information', 'mention'].includes(words[0] ?? '');
  const isAsked =
    isWord(tokens[end], 'of', 'on', 'about') && isWord(tokens[end + 1], 'who', 'when', 'where', 'whether', 'how');
  return isNote && isAsked && end + 2 < limit ? end + 1 : undefined;
}

/** Behind "if known," or "once it is back," where an element begins. */
function provisoEnd(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const leading = leadingProviso(tokens, start, limit);
  if (leading !== undefined) return leading + 1;
  const comma = tokens.findIndex((token, i) => i > start && i < Math.min(limit, start + 4) && isMark(token, ','));
  return comma > 0 && isProvisoAt(tokens, start - 1, comma) ? comma + 1 : undefined;
}

const optionally = (item: ListItem | undefined): ListItem | undefined =>
  item && { ...item, phrase: { ...item.phrase, constraints: [...item.phrase.constraints, 'optional'] } };

/** "planted on", "valid until": a usual name, whatever parts of speech it is made of. */
function wholeName(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  let end = start;
  while (end < limit && tokens[end]?.kind === 'word') end++;
  const closes = end >= limit || tokens[end]?.kind === 'mark';
  const isShort =
    end - start > 1 &&
    end - start <= 3 &&
    (isWord(tokens[end - 1], 'on', 'at', 'until', 'till', 'from', 'by', 'to', 'since') ||
      // "best before date"
      isWord(tokens[start + 1], 'before', 'by', 'after'));
  const words = tokens.slice(start, end).map(({ lower }) => lower);
  return closes && isShort && (isFieldName(words) || isMoment(words)) ? plainPhrase(tokens, { start, end }) : undefined;
}

/** "started at", "decided on" */
const isMoment = (words: readonly string[]): boolean =>
  words.length === 2 &&
  ['at', 'on'].includes(words[1] ?? '') &&
  ['date', 'datetime'].includes(fieldHint(camelCase(words))?.field.type ?? '');

/** "published or not", "pond or no pond": whether it is so. */
function eitherWay(tokens: readonly Token[], phrase: NounPhrase, limit: number): AskedField | undefined {
  const at = phrase.end;
  if (!isWord(tokens[at], 'or') || phrase.words.length > 2) return undefined;
  const isNot = isWord(tokens[at + 1], 'not') && at + 2 <= limit;
  const repeats = isWord(tokens[at + 1], 'no', 'without') && tokens[at + 2]?.lower === phrase.words.at(-1);
  const end = isNot ? at + 2 : at + 3;
  const closes = end >= limit || tokens[end]?.kind === 'mark';
  if (!closes || (!isNot && !repeats)) return undefined;
  return { words: repeats ? ['has', ...phrase.words] : phrase.words, type: 'boolean', end };
}

/** "name!", "name*", "born?": must or need not be given. */
const markAt = (token: Token | undefined): 'required' | 'optional' => (isMark(token, '?') ? 'optional' : 'required');

/** "the weight before and the weight after": the adverb tells them from each other. */
function placedBeside(tokens: readonly Token[], phrase: NounPhrase, limit: number): AskedField | undefined {
  const end = phrase.end + 1;
  const closes = end >= limit || tokens[end]?.kind === 'mark' || isWord(tokens[end], 'in', 'and');
  if (!isWord(tokens[phrase.end], 'before', 'after', 'afterwards') || phrase.end >= limit || !closes) return undefined;
  return {
    words: [...phrase.words, tokens[phrase.end]?.lower ?? ''],
    type: fieldHint(camelCase(phrase.words))?.field.type,
    end,
  };
}

function askedItem(
  tokens: readonly Token[],
  { start, end }: Range,
  asked: AskedField,
  noun: NounPhrase | undefined,
): ListItem {
  const words = [...asked.words];
  const phrase: NounPhrase = {
    ...(noun ?? plainPhrase(tokens, { start, end: asked.end })),
    start,
    end: asked.end,
    words,
    head: { start, end: asked.end },
    plural: asked.type === undefined && isPlural(words.at(-1) ?? ''),
  };
  const group = bracketsAt(tokens, asked.end, end);
  return {
    start,
    end,
    phrase,
    group,
    tail: { start: group ? Math.min(group.end + 1, end) : asked.end, end },
    type: asked.type,
  };
}

/** "at most 40 seats", "between 1 and 5 stars", "a maximum of 12 places": where the noun begins that is bounded. */
function boundAt(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const first = isWord(tokens[start], 'a', 'an', 'the') ? start + 1 : start;
  const isRange =
    tokens[first]?.kind === 'number' && (isWord(tokens[first + 1], 'to') || isMark(tokens[first + 1], '-', '–'));
  if (
    !isRange &&
    !isWord(tokens[first], 'at', 'up', 'no', 'between', 'from', 'max', 'maximum', 'min', 'minimum', 'exactly')
  )
    return undefined;
  const found = constraintAt(tokens, first, limit);
  if (!found || !/^(minimum|maximum)=/.test(found.values[0] ?? '')) return undefined;
  const noun = tokens[found.end];
  const counted = noun?.kind === 'word' && ['NOUN', 'PROPN'].includes(noun.pos) && isPlural(noun.lower);
  return counted && found.end < limit ? found.end : undefined;
}

const PREPOSITIONS = ['from', 'to', 'until', 'till', 'since', 'by', 'at', 'on'];

/** "from", "until", "to address", "a from date": a preposition that is a name, or begins one. */
function prepositionName(tokens: readonly Token[], said: number, limit: number): NounPhrase | undefined {
  const start = isWord(tokens[said], 'a', 'the') && isWord(tokens[said + 1], 'from', 'to') ? said + 1 : said;
  if (!isWord(tokens[start], ...PREPOSITIONS) || start >= limit) return undefined;
  const next = tokens[start + 1];
  const listed = tokens[start - 1]?.kind === 'mark' || isWord(tokens[start - 2], 'from') || start === 0;
  const closes = isMark(next, '(', ':', '.', ';') || (isMark(next, '*', '!', '?') && next?.glued === true);
  if (listed && (start + 1 >= limit || next === undefined || closes))
    return plainPhrase(tokens, { start, end: start + 1 });
  const noun = isWord(tokens[start], 'from', 'to') ? nounPhraseAt(tokens, start + 1, limit) : undefined;
  if (!noun || noun.head.start !== start + 1 || noun.plural || noun.words.length > 1) return undefined;
  const stop = noun.end >= limit || tokens[noun.end]?.kind === 'mark';
  return stop ? plainPhrase(tokens, { start, end: noun.end }) : undefined;
}

const VERBAL_NAMES = new Set(
  'is has can should allows requires needs accepts starts ends begins opens closes expires valid'.split(' '),
);

/** "has piano", "starts at": what reads like a verb, standing alone in a list. */
export function verbalName(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  if (!VERBAL_NAMES.has(tokens[start]?.lower ?? '') || (start > 0 && tokens[start - 1]?.kind !== 'mark'))
    return undefined;
  const end = nameEnd(tokens, start, limit);
  const phrase = end - start > 1 && end - start <= 4 ? plainPhrase(tokens, { start, end }) : undefined;
  const name = phrase?.words.filter((word) => !['a', 'an', 'the'].includes(word));
  // "has a shed" asks; "has a date" names.
  const hint = name?.[0] === 'has' ? fieldHint(camelCase(name.slice(1))) : undefined;
  const isNamed = hint?.exact === true && hint.field.type !== 'boolean';
  return phrase && name && !isNamed ? { ...phrase, words: name } : undefined;
}

/** Behind "the books we have read": where the reduced relative clause ends, when brackets follow it. */
function relativeEnd(tokens: readonly Token[], start: number, limit: number): number {
  if (!isWord(tokens[start], 'we', 'i', 'they', 'you', 'it', 'he', 'she', 'that', 'which', 'of', 'in', 'on', 'for'))
    return start;
  let i = start;
  while (i < limit && i < start + 6 && tokens[i]?.kind === 'word') i++;
  return i;
}
