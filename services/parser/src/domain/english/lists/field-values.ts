import enumerations from '../../../../data/lexicons/enumerations.json';
import { isEnumNoun, isUnit } from '../../lexicon/enumeration-lexicon';
import { fieldHint, typeFromWords } from '../../lexicon/field-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { camelCase, isPlural, snakeCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { alternativesAt } from '../grammar/alternative-runs';
import { bracketDepths } from '../grammar/brackets';
import { sampleCue } from '../grammar/sample-cues';
import { readConstraints } from '../things/constraints';
import type { ListItem } from './list-item';
import { isOfValues, phraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { valuesBehindName, valuesBeside } from './values-behind';

const phrases = (list: readonly string[]): string[][] => list.map((phrase) => phrase.split(' '));
const strongIntroductions = phrases(enumerations.strongIntroductions);
const introductions = [...phrases(enumerations.introductions), ...strongIntroductions];

/** The values that a field may take: "draft, published or archived". */
export function valuesIn(
  tokens: readonly Token[],
  whole: Range,
  words: readonly string[],
  inBrackets: boolean,
): string[] | undefined {
  // "a phase of flight, namely taxi, climb or landing"
  const namely = tokens.findIndex((token, i) => i > whole.start && i < whole.end && isWord(token, 'namely'));
  const opens = namely > 0 && isWord(tokens[whole.start], 'of') ? namely : whole.start;
  const range = { start: opens, end: sampleIn(tokens, whole) ?? whole.end };
  // "a name such as violin, oboe or horn": a few of them
  const isOwnName = ['name', 'title'].includes(words.at(-1) ?? '') && !inBrackets;
  if (isOwnName && tokens.slice(whole.start, whole.end).some((_, i) => sampleCue(tokens, whole.start + i) > 0))
    return undefined;
  const scale = scaleFrom(tokens, range);
  if (scale) return scale;
  const isEnum = isEnumNoun(words.at(-1) ?? '') || isOfValues(tokens, range.start, range.end, words);
  const isBehindMark =
    isMark(tokens[range.start], ',') ||
    (isMark(tokens[range.start], ':') && isWord(tokens[range.start + 1], 'enum', 'enumeration'));
  const opening = isBehindMark ? range.start + 1 : range.start;
  // "enum: low, high", "enum (low, high)"
  const isNamed = isWord(tokens[opening], 'enum', 'enumeration') && opening + 1 < range.end;
  const first = isNamed ? opening + 1 : opening;
  const isListed = isMark(tokens[opening], ':') && opening + 1 < range.end;
  const isMarked = isMark(tokens[first], ':', '=', '-', '–', '—', '(');
  // "FK -> Vessel" points at something.
  if (tokens.slice(range.start, first + 2).some((token) => isWord(token, 'fk', 'foreign', 'references')))
    return undefined;
  const beside = inBrackets ? undefined : valuesBeside(tokens, range.start, range.end, words);
  if (beside) return [...beside.values];
  const strong = phraseAt(tokens, first, range.end, strongIntroductions) !== undefined;
  const introduction = isMarked ? 1 : (phraseAt(tokens, first, range.end, introductions) ?? 0);
  if (introduction === 0 && !inBrackets && !isNamed) return undefined;
  if (introduction === 1 && isWord(tokens[first], 'of', 'from', 'like') && !isEnum) return undefined;
  const run = alternativesAt(tokens, first + introduction, range.end);
  if (run && run.values.length > 2 && isEnum) return [...new Set(run.values)];
  const values = alternatives(tokens, { start: first + introduction, end: range.end }, isEnum);
  if (values.length < 2) return undefined;
  const hasOr = tokens
    .slice(range.start, range.end)
    .some((token) => isWord(token, 'or', 'either') || isMark(token, '/', '|', '->', '→'));
  // "a position (latitude and longitude)" has parts; "a status (booked, cancelled)" has none, though both may be flags elsewhere.
  const hints = values.map((value) => fieldHint(camelCase(wordsOf(value))));
  const areParts =
    inBrackets &&
    !hasOr &&
    hints.every((hint) => hint?.exact) &&
    !(isEnum && (hints.every((hint) => hint?.field.type === 'boolean') || isKindOf(words, values)));
  if ((isEnum && !areParts) || isNamed || hasOr || strong) return values;
  return (inBrackets || (isListed && areNames(tokens, { start: first + 1, end: range.end }, words))) &&
    values.every((value, i) => !hints[i]?.exact || (i > 0 && values.length > 2 && !PARTS.has(value))) &&
    // "basic, standard, premium": one of them may be a field elsewhere.
    hints.filter((hint) => hint?.exact).length < 2
    ? values
    : undefined;
}

/** What stands in a usual order, of which the ends say all. */
const SCALES = [
  ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  [...'abcdefghijklmnopqrstuvwxyz'],
];

/** "a size from XS to XXL", "a weekday from Monday to Friday", "a grade (A to F)" */
function scaleFrom(tokens: readonly Token[], { start, end }: Range): string[] | undefined {
  const isAll = end === start + 3 && isWord(tokens[start + 1], 'to', 'through');
  const from = isAll
    ? start - 1
    : tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'from', 'between'));
  const [low, to, high] = tokens.slice(from + 1, from + 4);
  if ((from < 0 && !isAll) || !low || !high || !isWord(to, 'to', 'and', 'through') || from > start + 1)
    return undefined;
  return SCALES.flatMap((scale) => {
    // "to F." looks like an initial.
    const [first, last] = [low, high].map(({ lower }) => scale.indexOf(lower.replace(/\.$/, ''))) as [number, number];
    return first >= 0 && last > first ? [scale.slice(first, last + 1)] : [];
  })[0];
}

/** Where samples begin, which are not all that there is: "string, e.g. "06" or "6"". */
export function sampleIn(tokens: readonly Token[], { start, end }: Range): number | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      i >= start &&
      i < end &&
      (isWord(token, 'e.g', 'e.g.', 'eg') ||
        (isWord(token, 'for') && isWord(tokens[i + 1], 'example')) ||
        (isWord(token, 'like') && typeFromWords([tokens[i - 1]?.lower ?? '']) !== undefined)),
  );
  return at < 0 ? undefined : at;
}

/** What these mean is one of few, whatever their values mean elsewhere: "kind (income, expense)". */
const KINDS = new Set('kind type category status state level direction mode'.split(' '));

const isKindOf = (words: readonly string[], values: readonly string[]): boolean =>
  KINDS.has(words.at(-1) ?? '') && !values.some((value) => PARTS.has(value));

/** Never one value among others. */
const PARTS = new Set('name title email phone date address description price quantity'.split(' '));

/** "voice part: soprano, alto, tenor": names of kinds, of what usually has no other type. */
const areNames = (tokens: readonly Token[], { start, end }: Range, words: readonly string[]): boolean =>
  !isPlural(words.at(-1) ?? '') &&
  ['string', 'enum'].includes(fieldHint(camelCase(words))?.field.type ?? 'string') &&
  tokens
    .slice(start, end)
    .every(
      ({ kind, pos, lower }) =>
        kind !== 'word' || !['DET', 'PRON', 'CCONJ', 'SCONJ', 'AUX'].includes(pos) || ['and', 'or'].includes(lower),
    );

/** "status open/closed": the values follow the name at once. */
export function slashedValues(
  tokens: readonly Token[],
  { phrase, end }: ListItem,
): { words: string[]; values: string[] } | undefined {
  const direct = valuesBehindName(tokens, phrase, end);
  if (direct)
    return {
      words: phrase.words.slice(0, -1),
      values: direct.values.map(({ lower }) => snakeCase(wordsOf(lower))),
    };
  const isOr = isWord(tokens[phrase.end], 'or') && phrase.words.length === 2 && !phrase.determined && !phrase.plural;
  if (isOr && tokens[phrase.end + 1]?.kind === 'word')
    return {
      words: phrase.words.slice(0, -1),
      values: [phrase.words.at(-1) ?? '', snakeCase(wordsOf(tokens[phrase.end + 1]?.lower ?? ''))],
    };
  // "a system linux|bsd" can mean nothing else; "an input/output port" is one name, and "code|text" has columns.
  const isBar = isMark(tokens[phrase.end], '|') && tokens[phrase.end]?.glued === true;
  const isColumn = typeFromWords([tokens[phrase.end + 1]?.lower ?? '']) !== undefined;
  const isNamed = (isBar && !isColumn) || isEnumNoun(phrase.words.at(-2) ?? '');
  const states = statesAlone(tokens, { start: phrase.start, end });
  if (states) return { words: ['status'], values: states };
  if (!isMark(tokens[phrase.end], '/', '|') || phrase.words.length < 2 || !isNamed) return undefined;
  let last = phrase.end;
  while (isMark(tokens[last], '/', '|') && tokens[last + 1]?.kind === 'word') last += 2;
  const rest = tokens
    .slice(phrase.end, last)
    .filter(({ kind }) => kind === 'word')
    .map(({ lower }) => snakeCase(wordsOf(lower)));
  // "mint/good/for parts": a preposition alone is no value.
  const noun =
    tokens[last - 1]?.pos === 'ADP' && tokens[last]?.kind === 'word' && last < end ? tokens[last] : undefined;
  if (noun) rest.push(`${rest.pop() ?? ''}_${noun.lower}`);
  return { words: phrase.words.slice(0, -1), values: [phrase.words.at(-1) ?? '', ...rest] };
}

/** "title, draft/in review/published": states without a name. */
function statesAlone(tokens: readonly Token[], { start, end }: Range): string[] | undefined {
  const said = tokens
    .slice(start, end)
    .map((token) => (isMark(token, '/', '|') ? '/' : token.kind === 'mark' ? '' : token.lower))
    .join(' ')
    .split('/')
    .map((part) => snakeCase(wordsOf(part.trim())));
  return said.length > 1 && said.every(isUsualState) ? said : undefined;
}

const ARTICLES = ['a', 'an', 'the'];
/** What may stand before a value; in one, "out of order", it is a part of it. */
const BEFORE_VALUES = ['either', 'or', 'and', 'one', 'of', 'finally', 'then', 'namely'];

/** The words of a value: "A+" and "A-" are two. */
function wordsOfValue(tokens: readonly Token[]): Token[] {
  const last = tokens.at(-1);
  // "(a, b, ab, o)"
  if (tokens.length === 1 && last?.lower === 'a') return [last];
  if (tokens.length === 1 && last?.text === '%') return [{ ...last, kind: 'word', lower: 'percent' }];
  const isSigned = last?.glued === true && tokens.slice(0, -1).every(({ kind }) => kind === 'word');
  const sign = isSigned ? SIGNS[last.text] : undefined;
  const words = tokens.filter((token) => token.kind !== 'mark' && (token.text === 'A' || !isWord(token, ...ARTICLES)));
  const first = words.findIndex((token) => !isWord(token, ...BEFORE_VALUES));
  const named = first < 0 ? [] : words.slice(first);
  return sign && last ? [...named.filter((token) => token !== last), { ...last, kind: 'word', lower: sign }] : named;
}

const SIGNS: Readonly<Record<string, string>> = { '+': 'plus', '-': 'minus', '−': 'minus' };

/** Words between commas, slashes, bars and "or", as values; empty when one of them is no value. */
export function alternatives(tokens: readonly Token[], range: Range, isEnum = false): string[] {
  const parts = valueRanges(tokens, range);
  const values: string[] = [];
  // "zero or more", "1888 or later"
  const isBound = tokens
    .slice(range.start, range.end)
    .some(
      (token, i, words) =>
        isWord(token, 'or') && isWord(words[i + 1], 'more', 'less', 'later', 'above', 'greater', 'higher', 'fewer'),
    );
  if (isBound) return [];
  for (const part of parts) {
    const words = wordsOfValue(tokens.slice(part.start, reasonIn(tokens, part)));
    const text = words.map(({ lower }) => lower).join(' ');
    // "(°C, can be negative)" tells of one value.
    if (isWord(words[0], 'can', 'may', 'must', 'might', 'could', 'never', 'always')) return [];
    // "(nothing before 1500, please)" tells what is none.
    if (isWord(words[0], 'nothing') && words.length > 1) return [];
    if (words.length === 0 || isDefault(words[0])) continue;
    // "single or double"
    const isCount = text === 'double' && parts.length > 1;
    const isType = typeFromWords([text]) !== undefined && !(isEnum && parts.length > 2) && !isCount;
    if (words.length > 3 || isType || readConstraints(tokens, part).length > 0) {
      if (/default/.test(text) && values.length > 1) continue;
      return values.length > 1 && readConstraints(tokens, part).length > 0 ? values : [];
    }
    const unit = isWord(words[0], 'in')
      ? words
          .slice(1)
          .map(({ lower }) => lower)
          .join(' ')
      : text;
    if (isUnit(unit) && parts.length < 3 && !isEnum) return [];
    const value = asOne(words) ?? snakeCase(words.flatMap(({ lower }) => wordsOf(lower)));
    if (value !== '' && !values.includes(value)) values.push(value);
  }
  return values;
}

/** "09L", "12A": a figure with a letter right behind it. */
const asOne = ([figure, letter, more]: readonly Token[]): string | undefined =>
  figure?.kind === 'number' &&
  letter?.glued &&
  more === undefined &&
  /^[A-Z]$/.test(letter.text) &&
  /^\d+$/.test(figure.text)
    ? figure.text + letter.lower
    : undefined;

/** "cancelled due to weather": why is no part of the value. */
function reasonIn(tokens: readonly Token[], { start, end }: Range): number {
  const at = tokens.findIndex(
    (token, i) =>
      i > start && i < end && ((isWord(token, 'due') && isWord(tokens[i + 1], 'to')) || isWord(token, 'because')),
  );
  return at < 0 ? end : at;
}

/** Between commas, slashes, arrows, "or" and "and"; what is said of the field behind its last value is none. */
function valueRanges(tokens: readonly Token[], { start, end }: Range): Range[] {
  const parts: Range[] = [];
  const depths = bracketDepths(tokens);
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && (depths[i] ?? 0) > (depths[start] ?? 0)) continue;
    const separates =
      isMark(tokens[i], ',', ';', '/', '|', '->', '→', '=>') ||
      (isWord(tokens[i], 'or', 'and', '&') && tokens[i]?.glued !== true);
    if (i < end && !separates) continue;
    if (isWord(tokens[i], 'and') && tokens.slice(from, i).some((token) => isWord(token, 'between'))) continue;
    if ((isDefault(tokens[from]) || isWord(tokens[from], 'which', 'that', 'with')) && parts.length > 1) return parts;
    const stop = i === end && parts.length > 0 ? beforeDefault(tokens, from, i) : i;
    if (i > from) parts.push({ start: from, end: beforeBracket(tokens, from, stop) });
    from = i + 1;
  }
  return parts;
}

/** Not "defaulted", which is a value itself. */
const isDefault = (token: Token | undefined): boolean =>
  ['default', 'defaulting', 'defaults'].includes(token?.lower ?? '');

/** "easy | hard = easy": where the last value ends; "1 = low" gives one its name. */
function beforeDefault(tokens: readonly Token[], start: number, end: number): number {
  const sign = tokens.findIndex((token, i) => i > start && i < end && isMark(token, '='));
  return sign < 0 || tokens[start]?.kind === 'number' ? end : sign;
}

/** "hard (easy by default)": what stands in brackets behind a value is no part of it. */
function beforeBracket(tokens: readonly Token[], start: number, end: number): number {
  const open = tokens.findIndex((token, i) => i > start && i < end && isMark(token, '(', '['));
  return open < 0 ? end : open;
}
