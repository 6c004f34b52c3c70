import effects from '../../../../data/lexicons/effects.json';
import enumerations from '../../../../data/lexicons/enumerations.json';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isEnumNoun, isUnit } from '../../lexicon/enumeration-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { alternativesAt } from '../grammar/alternative-runs';
import { bracketDepths } from '../grammar/brackets';
import { constraintAt } from '../things/constraints';
import { fixedFiguresAt } from '../things/fixed-figures';
import { numberOf } from '../grammar/numbers';
import { countAt } from '../grammar/counts';
import { isHyphenated } from '../grammar/name-words';
import { leadingProviso } from '../grammar/provisos';
import { isOfValues, nounPhraseAt, phraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { dividesNames } from './slashed-names';
import { joinsParts } from './alternative-parts';
import { saidOfSeveral, severalAt } from './bounds-of-several';
import { valuesBehindColon, valuesBehindName, valuesBeside } from './values-behind';

const phrases = (list: readonly string[]): string[][] => list.map((phrase) => phrase.split(' '));
const introductions = phrases(enumerations.introductions);
const strongIntroductions = phrases(enumerations.strongIntroductions);
const continuations = phrases(enumerations.continuations);
const typeAppositions = phrases(enumerations.typeAppositions);

/** The stretches between commas and conjunctions that separate elements, not those inside them. */
export function splitList(tokens: readonly Token[], { start, end }: Range): Range[] {
  const depths = bracketDepths(tokens);
  const base = depths[start] ?? 0;
  const depthAt = (i: number): number => (depths[i] ?? 0) - (isMark(tokens[start], '(') ? base - 1 : base);
  const parts: Range[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    const behind = tokens[i]?.kind === 'number' ? fixedFiguresAt(tokens, i, end)?.last : bothBoundsEnd(tokens, i, end);
    if (behind !== undefined) {
      i = behind - 1;
      continue;
    }
    if (depthAt(i) > 0 || !(separates(tokens, i, from, end) || dividesNames(tokens, i, from, end))) continue;
    const enumEnd = enumerationEnd(tokens, from, i, end, depthAt, start);
    if (enumEnd !== undefined) {
      i = enumEnd - 1;
      continue;
    }
    if (isProvisoAt(tokens, from, i)) continue;
    if (!(isWord(tokens[i], 'and') && isMark(tokens[i + 1], ',')) && continuesElement(tokens, i, end, from)) continue;
    if (i > from) parts.push({ start: from, end: i });
    from = i + 1;
  }
  if (end > from) parts.push({ start: from, end });
  return parts.filter((part) => tokens.slice(part.start, part.end).some(({ kind }) => kind !== 'mark'));
}

/** Behind "at least 7 and at most 15": one bound is no element of its own. */
function bothBoundsEnd(tokens: readonly Token[], i: number, end: number): number | undefined {
  if (!isWord(tokens[i], 'at', 'min', 'minimum')) return undefined;
  const found = constraintAt(tokens, i, end);
  return found?.values.length === 2 ? found.end : undefined;
}

function separates(tokens: readonly Token[], i: number, from: number, end: number): boolean {
  const token = tokens[i];
  if (isMark(token, ',', ';', '+', '&', '•')) return true;
  if (isWord(token, 'as') && isWord(tokens[i + 1], 'well') && isWord(tokens[i + 2], 'as')) return true;
  // "in minutes and seconds"
  if (
    isWord(token, 'and') &&
    isUnit(tokens[i + 1]?.lower ?? '') &&
    isUnit(tokens[i - 1]?.lower ?? '') &&
    isWord(tokens[i - 2], 'in')
  )
    return false;
  if (isWord(token, 'or') && joinsParts(tokens, { start: firstWord(tokens, from, i), end }, i)) return true;
  // "plus-ones"
  if (!isWord(token, 'and', 'plus') || isHyphenated(tokens, i + 1)) return false;
  const between = tokens.findLastIndex((before, k) => k >= from && k < i && isWord(before, 'between'));
  const closed = tokens.slice(between, i).some((token) => isWord(token, 'and'));
  if (between >= 0 && !closed && numberOf(tokens[i - 1]) !== undefined) return false;
  return !(
    isWord(tokens[i - 1], 'date') &&
    isWord(tokens[i + 1], 'time') &&
    (i + 2 >= end || tokens[i + 2]?.kind === 'mark' || isWord(tokens[i + 2], 'and'))
  );
}

/** "and, if known, an allergy": the words between the commas belong to what follows. */
export function isProvisoAt(tokens: readonly Token[], from: number, comma: number): boolean {
  if (!isMark(tokens[comma], ',')) return false;
  const start = firstWord(tokens, from, comma);
  if (leadingProviso(tokens, start, tokens.length) === comma) return true;
  const isProviso = isWord(tokens[start], 'if', 'when', 'where') && comma - start <= 3 && start > from;
  return (
    isProviso &&
    isWord(tokens[comma - 1], 'known', 'given', 'available', 'any', 'applicable', 'needed', 'necessary', 'possible')
  );
}

const isSeparator = (token: Token | undefined): boolean =>
  isMark(token, ',', ';') || isWord(token, 'and', 'plus', 'but');

/** Behind "a size, somewhere between 25 and 250" or "a code, which is unique and is printed": more of the element before. */
function continuesElement(tokens: readonly Token[], at: number, end: number, from: number): boolean {
  let next = at + 1;
  while (next < end && (isSeparator(tokens[next]) || isWord(tokens[next], 'also', 'then', 'usually', 'well', 'as')))
    next++;
  const token = tokens[next];
  // "a note, a short text", but "a grade and a short text".
  if (!isWord(tokens[at], 'and') && isTypeApposition(tokens, next, end)) return true;
  const several = severalAt(tokens, next);
  if (several && saidOfSeveral(tokens, several, end).length > 0) return true;
  if (isWord(token, 'a', 'an', 'the') && isWord(tokens[next + 1], 'minimum', 'maximum', 'default'))
    return (
      constraintAt(tokens, next + 1, end) !== undefined &&
      numberOf(tokens[next + 3]) !== undefined &&
      !isNounAt(tokens, next + 4, end)
    );
  if (!token || next >= end || grammar.articles.has(token.lower)) return isWord(token, 'that');
  if (isAfterthought(tokens, next) && tokens.slice(from, at).some(isDeterminer)) return true;
  if (grammar.relatives.has(token.lower)) return !asksFor(tokens, next);
  const both = bothBoundsEnd(tokens, next, end);
  if (both !== undefined && isNounAt(tokens, both, end) && !isUnit(tokens[both]?.lower ?? '')) return false;
  if (countAt(tokens, next, end) && !isConstraint(tokens, next, end)) return false;
  if (isPredicate(tokens, next)) return !isAskedInBrief(tokens, next, end, tokens.slice(from, at));
  if (phraseAt(tokens, next, end, continuations) !== undefined) return true;
  if (
    isWord(token, 'in', 'from', 'between', 'of') &&
    (token.lower === 'between' || tokens[next + 1]?.kind === 'number')
  )
    return true;
  return isConstraint(tokens, next, end);
}

const CHANGES = new Set([...effects.raising, ...effects.lowering].map((verb) => `${verb}s`));

/** "which meadow it stands in", "which driver drives it", "who mended it": a question of its own, not more of the element before. */
const asksFor = (tokens: readonly Token[], i: number): boolean =>
  // "its name and where it is"
  (isWord(tokens[i], 'where') && isWord(tokens[i - 1], 'and') && tokens[i + 1]?.pos === 'PRON') ||
  (isWord(tokens[i], 'who') &&
    tokens.slice(i + 2, i + 4).some((token) => isWord(token, 'it', 'them')) &&
    !isPersonNoun(singular(lastNoun(tokens, i) ?? ''))) ||
  (isWord(tokens[i], 'which') &&
    tokens[i + 1]?.pos === 'NOUN' &&
    // "which increases the stock" says what it does.
    !CHANGES.has(tokens[i + 1]?.lower ?? '') &&
    (['PRON', 'DET'].includes(tokens[i + 2]?.pos ?? '') ||
      isMark(tokens[i + 2], ',') ||
      isWord(tokens[i + 2], 'and') ||
      (['VERB', 'AUX'].includes(tokens[i + 2]?.pos ?? '') && isWord(tokens[i + 3], 'it', 'them')) ||
      // "which tank was used"
      (!isPlural(tokens[i + 1]?.lower ?? '') && isWord(tokens[i + 2], 'be') && tokens[i + 3]?.pos === 'VERB')));

/** Whom "who" would be, were it said of the element before. */
const lastNoun = (tokens: readonly Token[], end: number): string | undefined =>
  tokens.slice(Math.max(0, end - 4), end).findLast(({ pos }) => pos === 'NOUN' || pos === 'PROPN')?.lower;

const isNounAt = (tokens: readonly Token[], i: number, end: number): boolean =>
  i < end && ['NOUN', 'PROPN'].includes(tokens[i]?.pos ?? '');

const isDeterminer = ({ lower }: Token): boolean => grammar.articles.has(lower) || grammar.possessives.has(lower);

/** "a number, painted on the door"; in a list without articles, "name, price, supplied by a trader", it is an element. */
const isAfterthought = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  /(ed|en|wn|pt|ght)$/.test(tokens[i].lower) &&
  isWord(tokens[i + 1], 'on', 'in', 'by', 'as', 'at', 'with') &&
  grammar.articles.has(tokens[i + 2]?.lower ?? '');

/** "a floor, a whole number between -1 and 4": what it is, not what comes next. */
function isTypeApposition(tokens: readonly Token[], start: number, end: number): boolean {
  const first = isWord(tokens[start], 'a', 'an') ? start + 1 : start;
  const length = phraseAt(tokens, first, end, typeAppositions);
  if (length === undefined) return false;
  const after = tokens[first + length];
  return (
    first + length >= end ||
    after === undefined ||
    after.kind === 'mark' ||
    !(['NOUN', 'PROPN', 'VERB'].includes(after.pos) || isWord(after, 'for'))
  );
}

const PREDICATES = new Set([
  'is',
  'are',
  'was',
  'be',
  'starts',
  'defaults',
  'consists',
  'matches',
  'means',
  'never',
  "'s",
]);

/** "and must be positive", "and is printed on the back". */
const isPredicate = (tokens: readonly Token[], i: number): boolean => {
  const word = tokens[i]?.lower ?? '';
  // "starts on" is a name where nothing follows.
  const after = tokens[i + 2];
  const isName =
    isWord(tokens[i + 1], 'on', 'at') && (after === undefined || after.kind === 'mark' || isWord(after, 'and'));
  // "players and matches", "room, starts, ends": what says nothing more of the element before is one itself.
  const isLast = tokens[i]?.pos !== 'AUX' && (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark');
  if (PREDICATES.has(word)) return !isName && !isLast;
  return grammar.modals.has(word) && !['need', 'will', 'might'].includes(word) && tokens[i + 1]?.kind === 'word';
};

/** "name, allergens, is vegetarian": among names without articles it is one more of them, unless it limits the one before. */
function isAskedInBrief(tokens: readonly Token[], i: number, end: number, before: readonly Token[]): boolean {
  const closes = i + 2 >= end || isMark(tokens[i + 2], ',', ';', ')');
  const isBare = isWord(tokens[i], 'is') && tokens[i]?.lower === 'is' && isMark(tokens[i - 1], ',');
  return isBare && closes && !before.some(isDeterminer) && constraintAt(tokens, i, end) === undefined;
}

/** A constraint with nothing behind it that it could belong to: "unique", "at most 20 characters", not "unique code". */
function isConstraint(tokens: readonly Token[], start: number, end: number): boolean {
  const stop = constraintAt(tokens, start, end)?.end;
  if (stop === undefined) return false;
  const after = tokens[stop];
  const complete =
    stop >= end || after === undefined || after.kind === 'mark' || isWord(after, 'and', 'or', 'but', 'by', 'in');
  return complete && !(stop === start + 1 && isMark(after, '('));
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
  listStart: number,
): number | undefined {
  const phrase = nounPhraseAt(tokens, firstWord(tokens, from, at), end);
  if (!phrase || phrase.start > at) return undefined;
  const isListed = depthAt(phrase.start) > 0 || from > listStart || isMark(tokens[listStart - 1], '(');
  const plain = valuesBehindName(tokens, phrase, end)?.end ?? valuesBehindColon(tokens, phrase, end, isListed);
  if (plain !== undefined && at < plain) return plain;
  const run = alternativesBehind(tokens, phrase, end);
  if (run !== undefined && at < run) return run;
  if (isLimited(tokens, phrase.end, at)) return undefined;
  const strong = strongIntroduction(tokens, phrase, end, at);
  if (!strong && !introducesValues(tokens, phrase, at)) return undefined;
  // The last value was said: what comes now is another element.
  if (
    tokens
      .slice(strong ?? phrase.end, at)
      .some(
        (token, i) =>
          isWord(token, 'or', ...(strong === undefined ? [] : ['and'])) && depthAt((strong ?? phrase.end) + i) === 0,
      )
  )
    return undefined;
  for (let i = Math.max(at, strong ?? at); i < end; i++) {
    if (depthAt(i) > 0) continue;
    if (isMark(tokens[i], ';', '.')) return undefined;
    const last = isWord(tokens[i], 'or') || (isWord(tokens[i], 'and') && (strong || isLastValue(tokens, i, end)));
    if (isWord(tokens[i], 'and') && !last) return undefined;
    // "which can be long, and a colour": an article begins another element, unless the values have one too.
    if (isWord(tokens[i], 'and') && opensWithArticle(tokens, i + 1) && !opensWithArticle(tokens, strong ?? phrase.end))
      return undefined;
    if (!last) continue;
    let stop = i + 1;
    while (
      stop < end &&
      ['word', 'number'].includes(tokens[stop]?.kind ?? '') &&
      !isWord(tokens[stop], 'and', 'or', 'with') &&
      stop < i + 4
    )
      stop++;
    return stop;
  }
  return undefined;
}

/** "a note that can be left out, a rhythm, which is daily or weekly": what limits the note introduces no values of it. */
function isLimited(tokens: readonly Token[], start: number, end: number): boolean {
  const from = tokens.findIndex(
    (token, i) => i >= start && i < end && isWord(token, 'can', 'may', 'must', 'is', 'are', 'should'),
  );
  return from >= 0 && [from, from + 1].some((i) => constraintAt(tokens, i, end)?.end === end);
}

const opensWithArticle = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'a', 'an', 'the') && tokens[i]?.text !== 'A';

/** Behind "a kind of", "a type, i.e.", "a size:": where a row of plain words ends that are joined by "or". */
function alternativesBehind(tokens: readonly Token[], phrase: NounPhrase, end: number): number | undefined {
  const start = isMark(tokens[phrase.end], ',') ? phrase.end + 1 : phrase.end;
  const isMarked = isMark(tokens[phrase.end], ':', '=', '–', '-');
  const length = isMarked ? 1 : phraseAt(tokens, start, end, introductions);
  const isVague = isWord(tokens[start], 'of', 'from', 'like') && length === 1;
  const isEnum = isEnumNoun(phrase.words.at(-1) ?? '') || isOfValues(tokens, start, end, phrase.words);
  const beside = valuesBeside(tokens, phrase.end, end, phrase.words);
  if (beside) return beside.end;
  if (length === undefined || (isVague && !isEnum)) return undefined;
  return alternativesAt(tokens, start + length, end)?.end;
}

function firstWord(tokens: readonly Token[], from: number, limit: number): number {
  let i = from;
  while (i < limit && (tokens[i]?.kind === 'mark' || isWord(tokens[i], 'and', 'plus', 'also'))) i++;
  return i;
}

/** Behind "a level, which is one of": where the values begin; "at" is the comma that is asked about. */
function strongIntroduction(tokens: readonly Token[], phrase: NounPhrase, end: number, at: number): number | undefined {
  for (let i = phrase.end; i <= Math.max(at + 1, phrase.end) && i < end; i++) {
    const length = phraseAt(tokens, i, end, strongIntroductions);
    if (length !== undefined) return i + length;
  }
  return undefined;
}

const isLastValue = (tokens: readonly Token[], i: number, end: number): boolean =>
  isWord(tokens[i - 1], ',') && i + 2 >= end && !isWord(tokens[i + 1], 'a', 'an', 'the');

function introducesValues(tokens: readonly Token[], phrase: NounPhrase, at: number): boolean {
  if (isMark(tokens[phrase.end], ':', '=', '–', '-')) return true;
  const start = isMark(tokens[phrase.end], ',') ? phrase.end + 1 : phrase.end;
  const length = phraseAt(tokens, start, Math.max(at, start), introductions);
  if (length === undefined) return false;
  const single = length === 1 && isWord(tokens[start], 'of', 'is', 'are', 'like', 'from');
  return !single || isEnumNoun(phrase.words.at(-1) ?? '');
}
