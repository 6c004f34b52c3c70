import { grammar } from '../../lexicon/grammar-lexicon';
import { isEnumNoun, isUnit } from '../../lexicon/enumeration-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { fieldHint, isFieldName, typeFromWords } from '../../lexicon/field-lexicon';
import { entityName, isPlural, singular, singularWords, wordsOf } from '../../names';
import { perTokens } from '../../text/per-tokens';
import { isMark, isWord, type Token } from '../../text/token';
import { alternativesAt } from './alternative-runs';
import { countAt } from './counts';
import type { Range } from './phrase-pattern';
import { isOrdinal, isSaidOfNoun, isName, isNameWord, isHyphenated } from './name-words';

/** "an optional list of tags": what it speaks of, how many, and what its adjectives say. */
export interface NounPhrase extends Range {
  /** Lower case, as written: due, dates. */
  readonly words: readonly string[];
  /** Tokens of the words alone. */
  readonly head: Range;
  readonly quantity: 'one' | 'many' | undefined;
  readonly plural: boolean;
  readonly determined: boolean;
  readonly constraints: readonly ('required' | 'optional' | 'unique')[];
}

/** "a paid-on date" is paidOn: the noun says once more what the preposition says. */
const REPEATED_TYPES = new Set([
  'on date',
  'at timestamp',
  'at time',
  'at date',
  'at datetime',
  'on day',
  'from date',
  'until date',
  'by date',
  'to date',
]);
/** The noun phrase that begins at `start`, with its determiners; undefined when no noun stands there. */
export const nounPhraseAt = perTokens(findNounPhrase);

function findNounPhrase(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  const constraints: ('required' | 'optional' | 'unique')[] = [];
  let quantity: NounPhrase['quantity'];
  let determined = false;
  let isOneOf = false;
  let i = start;
  for (; i < limit; i++) {
    const phrase = fillerAt(tokens, i, limit);
    if (phrase) {
      i += phrase - 1;
      continue;
    }
    const chosen = oneOfLength(tokens, i, limit);
    if (chosen > 0) {
      quantity = 'one';
      isOneOf = determined = true;
      i += chosen - 1;
      continue;
    }
    const count = isOneOf ? undefined : countAt(tokens, i, limit);
    if (count) {
      quantity = count.quantity;
      i += count.length - 1;
      continue;
    }
    const many = phraseAt(tokens, i, limit, grammar.manyPhrases);
    if (many && !isOfField(tokens, i, many)) {
      quantity = 'many';
      i += many - 1;
      continue;
    }
    const one = phraseAt(tokens, i, limit, grammar.onePhrases);
    if (one && i + one < limit) {
      quantity ??= 'one';
      i += one - 1;
      continue;
    }
    const word = tokens[i]?.lower ?? '';
    const next = tokens[i + 1];
    if (grammar.optionalAdjectives.has(word)) constraints.push('optional');
    else if (grammar.requiredAdjectives.has(word) && next?.kind === 'word') constraints.push('required');
    else if (grammar.uniqueAdjectives.has(word) && next?.kind === 'word') constraints.push('unique');
    else if (grammar.many.has(word) || (isVagueCount(word) && next?.kind === 'word')) quantity = 'many';
    else if (grammar.articles.has(word) || grammar.possessives.has(word))
      determined = !['my', 'our', 'your'].includes(word);
    else if (!grammar.adverbs.has(word) || isName(tokens, i, limit) || isOrdinal(tokens, i, limit)) break;
  }
  i = skipEmptyAdjectives(tokens, i, limit);
  const headStart = i;
  while (
    i < limit &&
    isNameWord(tokens, i, headStart) &&
    !isTypeOfQuoted(tokens, i, headStart) &&
    !isSaidOfNoun(tokens, i, headStart)
  )
    i++;
  if (i === headStart) return undefined;
  let words = tokens.slice(headStart, i).flatMap((token) => nameWords(token));
  let headEnd = i;
  // "a sell-by date" is called so.
  const isCalledSo = words.at(-2) === 'by' && !/(ed|en|id)$/.test(words.at(-3) ?? '');
  if (words.length > 2 && !isCalledSo && REPEATED_TYPES.has(singularWords(words.slice(-2)).join(' ')))
    words = words.slice(0, -1);
  if (
    words.length > 2 &&
    words.at(-2) === 'in' &&
    i - headStart > 2 &&
    !tokens[i - 1]?.quoted &&
    !isHyphenated(tokens, i - 1) &&
    // "a check-in date"
    !isHyphenated(tokens, i - 2)
  ) {
    // The unit is no part of the name: "length in metres".
    words = words.slice(0, -2);
    headEnd = i -= 2;
  } else if (isShownBy(words) && i - headStart > 2 && !isHyphenated(tokens, i - 1) && !isHyphenated(tokens, i - 2)) {
    words = words.slice(0, -2);
    headEnd = i -= 2;
  } else if (words.length > 3 && words.at(-3) === 'in' && words.at(-2) === 'square' && i - headStart > 3) {
    words = words.slice(0, -3);
    headEnd = i -= 3;
  }
  const of = ofPhrase(tokens, i, limit, words);
  if (of) {
    words = of.words;
    headEnd = i = of.end;
    quantity = of.many ? 'many' : quantity;
  }
  // "one film or more"
  if (
    i + 1 < limit &&
    isWord(tokens[i], 'or') &&
    isWord(tokens[i + 1], 'more') &&
    isWord(tokens[start], 'one', 'a', 'an')
  ) {
    quantity = 'many';
    i += 2;
  }
  return {
    start,
    end: i,
    words,
    head: { start: headStart, end: headEnd },
    quantity,
    plural: !isOneOf && isPlural(words.at(-1) ?? ''),
    determined,
    constraints,
  };
}

/** "one of our branches" is one branch: how many tokens say so; "one of the following" and "one of the colours red or blue" list values. */
function oneOfLength(tokens: readonly Token[], start: number, limit: number): number {
  const isOne = isWord(tokens[start], 'one', 'any', 'either') && isWord(tokens[start + 1], 'of');
  const of = isWord(tokens[start], 'exactly', 'only', 'just') ? oneOfLength(tokens, start + 1, limit) : 0;
  if (of > 0) return of + 1;
  if (
    !isOne ||
    start + 3 >= limit ||
    !isWord(tokens[start + 2], 'the', 'our', 'my', 'your', 'its', 'their', 'these', 'those')
  )
    return 0;
  const last = nounPhraseAt(tokens, start + 3, limit);
  const isListed = last !== undefined && (isMark(tokens[last.end], ':', '(') || tokens[last.end]?.quoted === true);
  return last?.plural === true && !isListed && alternativesAt(tokens, last.end, limit) === undefined ? 3 : 0;
}

/** "`houseRules` text": behind a quoted name its type. */
function isTypeOfQuoted(tokens: readonly Token[], i: number, headStart: number): boolean {
  const token = tokens[i];
  if (!token || i <= headStart || tokens[i - 1]?.quoted !== true || token.quoted) return false;
  return token.pos === 'ADJ' || typeFromWords([token.lower]) !== undefined;
}

/** "hundreds of", "dozens" */
const isVagueCount = (word: string): boolean => ['dozens', 'hundreds', 'thousands'].includes(word);

/** "due_date" and "dueDate" are two words; a possessive "s" none. */
const nameWords = (token: Token): string[] =>
  token.lower === 'e-mail'
    ? ['email']
    : /^[a-z][A-Z]$/.test(token.text)
      ? [token.lower]
      : token.lower === "'s" || token.lower === "'"
        ? []
        : token.text === token.lower || /^[A-Z][a-z]*$/.test(token.text)
          ? wordsOf(token.lower)
          : wordsOf(token.lower === token.text.toLowerCase() ? token.text : token.lower);

export function phraseAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  phrases: readonly (readonly string[])[],
): number | undefined {
  let longest: number | undefined;
  for (const phrase of phrases) {
    if (start + phrase.length > limit || phrase.length <= (longest ?? 0)) continue;
    if (phrase.every((word, i) => tokens[start + i]?.lower === word)) longest = phrase.length;
  }
  return longest;
}

const fillerAt = (tokens: readonly Token[], i: number, limit: number): number | undefined =>
  phraseAt(tokens, i, limit, grammar.fillerPhrases);

/** "a number of pages" names a field; "a number of authors" a quantity only where nothing tells, so a field too. */
const isOfField = (tokens: readonly Token[], i: number, length: number): boolean =>
  isWord(tokens[i + length - 2], 'number') && length >= 2 && !isWord(tokens[i], 'any');

function skipEmptyAdjectives(tokens: readonly Token[], start: number, limit: number): number {
  let i = start;
  while (i + 1 < limit && grammar.emptyAdjectives.has(tokens[i]?.lower ?? '') && isNameWord(tokens, i + 1, i + 1)) {
    if (
      isFieldName(tokens.slice(i, i + 2).map(({ lower }) => lower)) ||
      isFieldName(tokens.slice(i, i + 3).map(({ lower }) => lower))
    )
      break;
    if (tokens[i]?.quoted) break;
    i++;
  }
  return i;
}

const BOUNDS = [
  'exactly',
  'at',
  'up',
  'between',
  'maximum',
  'minimum',
  'max',
  'min',
  'less',
  'more',
  'fewer',
  'under',
  'over',
  'above',
  'below',
];

/** "a size category of toy, standard or giant", "a language of English, German or French": what it may be, not whose it is. */
export function isOfValues(tokens: readonly Token[], of: number, limit: number, words: readonly string[]): boolean {
  const run = isWord(tokens[of], 'of') ? alternativesAt(tokens, of + 1, limit) : undefined;
  const last = words.at(-1) ?? '';
  if (!run || isPlural(last)) return false;
  // "a membership type of junior, adult or senior", but "a type of wood or metal"
  if (grammar.ofHeads.has(last)) return isEnumNoun(last) && words.length > 1 && run.values.length > 2;
  const usual = fieldHint(last)?.field.type ?? 'string';
  return isEnumNoun(last) || (run.values.length > 2 && ['string', 'enum'].includes(usual));
}

/** "price per night", "budget per episode", "hours per week": the whole is a name; "a date per crop" and "expenses per gig" are not. */
const isMeasuredPer = (words: readonly string[]): boolean => {
  const last = words.at(-1) ?? '';
  const isMoney = fieldHint(words.join('_'))?.field.type === 'decimal';
  return (
    // "the metres per skein"
    (words.length === 1 && isUnit(last) && isPlural(last)) ||
    (isMoney && (!isPlural(last) || ['prices', 'rates', 'fees', 'costs'].includes(last))) ||
    ['rate', 'pay', 'number', 'hours', 'calories', 'seats', 'points', 'limit', 'quota'].includes(last)
  );
};

const PORTIONS = new Set('line piece paragraph bit block page sentence'.split(' '));

/** "number of pages" keeps its order; "name of the owner" becomes ownerName; "list of tags" speaks of tags. */
function ofPhrase(
  tokens: readonly Token[],
  i: number,
  limit: number,
  words: readonly string[],
): { words: string[]; end: number; many: boolean } | undefined {
  if (i < limit && isWord(tokens[i], 'per') && isMeasuredPer(words)) {
    const length = isWord(tokens[i + 1], 'square', 'cubic') ? 2 : 1;
    const unit = nounPhraseAt(tokens, i + 1, Math.min(limit, i + 1 + length));
    return unit && { words: [...words, 'per', ...unit.words], end: unit.end, many: false };
  }
  if (i >= limit || !isWord(tokens[i], 'of')) return undefined;
  const next = tokens[i + 1];
  if (next?.kind === 'number' || isWord(next, ...BOUNDS) || announcesShape(tokens, i)) return undefined;
  // "a code of eight digits"
  const counted = next?.pos === 'NUM' || countAt(tokens, i + 1, limit) !== undefined;
  if (counted && tokens.slice(i + 2, i + 7).some((token) => isWord(token, 'digit', 'letter', 'character', 'figure')))
    return undefined;
  // "a size category of toy, standard or giant"
  if (isOfValues(tokens, i, limit, words)) return undefined;
  const rest = nounPhraseAt(tokens, i + 1, limit);
  const last = words.at(-1) ?? '';
  if (!rest) return undefined;
  // "a status of empty, loading or sealed": values, not a name.
  const isValue = rest.words.length === 1 && !rest.determined && isStateNoun(last);
  if (isValue && (isMark(tokens[rest.end], ',', '/', '|') || isWord(tokens[rest.end], 'or'))) return undefined;
  // "the deliveries of the day": which of them, not what they are.
  const isTime = rest.words.length === 1 && grammar.timeNouns.has(rest.words[0] ?? '');
  if (isTime && isPlural(last) && isWord(tokens[i + 1], 'the', 'this', 'a'))
    return { words: [...words], end: rest.end, many: false };
  // "a few lines of text"
  if (PORTIONS.has(singular(last)) && isWord(tokens[rest.head.start], 'text'))
    return { words: [...rest.words], end: rest.end, many: false };
  // "a list of tags", "a setlist of several songs"
  const isOfMany = rest.plural && rest.quantity === 'many';
  if (grammar.listNouns.has(last) || isOfMany) return { words: [...rest.words], end: rest.end, many: true };
  // "a piece of furniture", "items of clothing": bare and in the singular, it has no plural.
  const isOfMass = grammar.partitives.has(words.map(singular).join(' ')) && !rest.plural && !rest.determined;
  if (isOfMass) return { words: [...rest.words], end: rest.end, many: false };
  // "the phone number of a parent" is no number of parents.
  const isKnown = words.length > 1 && isFieldName(words) && !rest.plural;
  if (grammar.ofHeads.has(last) && !isKnown)
    return { words: [...words, 'of', ...rest.words], end: rest.end, many: false };
  if (rest.plural && !rest.determined) return undefined;
  // "the beehives of our club": whose they are, and no more of a name than in "our beehives".
  if (isPlural(last) && isWord(next, 'our', 'my', 'your', 'their', 'his', 'her')) return undefined;
  // "the answers of the singers of their group": those of some of them only.
  const whose = isWord(tokens[rest.end], 'of') ? nounPhraseAt(tokens, rest.end + 1, limit) : undefined;
  return { words: [...(whose?.words ?? []), ...rest.words, ...words], end: whose?.end ?? rest.end, many: false };
}

/** "a code of the form B followed by four digits" */
const announcesShape = (tokens: readonly Token[], of: number): boolean =>
  isWord(tokens[of + 1], 'the') &&
  isWord(tokens[of + 2], 'form', 'format', 'pattern') &&
  /^[A-Z\d]/.test(tokens[of + 3]?.text ?? '');

/** "games by date": how several are listed, and no name of theirs. */
const isShownBy = (words: readonly string[]): boolean =>
  words.length > 2 && words.at(-2) === 'by' && isPlural(words.at(-3) ?? '');

/** PascalCase singular of the phrase. */
export const entityOf = (phrase: NounPhrase): string => entityName(phrase.words);
