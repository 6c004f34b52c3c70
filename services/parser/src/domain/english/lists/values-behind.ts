import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { fieldHint, isFieldName, typeFromWords } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase } from '../../names';
import { isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { type AlternativeRun, alternativesAt, behindDefaultMark } from '../grammar/alternative-runs';
import { constraintAt } from '../things/constraints';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** "A" alone in capitals, within a sentence, is a grade. */
const isArticle = (token: Token): boolean => grammar.articles.has(token.lower) && token.text !== 'A';

/** "a grade E, A or B": the name of something that has few values, and the values at once. */
export function valuesBehindName(
  tokens: readonly Token[],
  phrase: NounPhrase,
  end: number,
): { values: Token[]; end: number } | undefined {
  const first = tokens[phrase.end - 1];
  if (
    !first ||
    phrase.words.length < 2 ||
    !isEnumNoun(phrase.words.at(-2) ?? '') ||
    isEnumNoun(phrase.words.at(-1) ?? '')
  )
    return undefined;
  const values = [first];
  for (let i = phrase.end; i + 1 < end; i += 2) {
    const value = tokens[i + 1];
    const isLast = isWord(tokens[i], 'or');
    if ((!isLast && !isMark(tokens[i], ',')) || value?.kind !== 'word' || isArticle(value)) return undefined;
    values.push(value);
    if (isLast) return { values, end: i + 2 };
  }
  return undefined;
}

/** "a colour, red or blue": the values stand beside the name, each without an article, and none is called as fields are. */
export function valuesBeside(
  tokens: readonly Token[],
  comma: number,
  end: number,
  words: readonly string[],
): AlternativeRun | undefined {
  const first = tokens[comma + 1];
  const run =
    isMark(tokens[comma], ',') && first && !isArticle(first) ? alternativesAt(tokens, comma + 1, end) : undefined;
  const closes = run && (run.end >= end || tokens[run.end]?.kind === 'mark' || isWord(tokens[run.end], 'and', 'with'));
  const areValues = run?.values.every(
    (value) => fieldHint(value) === undefined && typeFromWords([value]) === undefined,
  );
  // "a lining, silk or cotton": among names with articles, what goes without one is no further name.
  const opening = tokens[comma - words.length - 1];
  const isPlain = ['string', 'enum'].includes(fieldHint(camelCase(words))?.field.type ?? 'string');
  const mayHaveValues = isEnumNoun(words.at(-1) ?? '') || (isPlain && isWord(opening, 'a', 'an'));
  return closes && mayHaveValues && areValues === true ? run : undefined;
}

/**
 * "a status: open, sold, withdrawn", "(name, voice part: soprano, alto)": the values up to a semicolon, the bracket's end, or the next
 * field. What is not usually one of a few values must stand in a list of its own, so that "Book: title, author" is none.
 */
export function valuesBehindColon(
  tokens: readonly Token[],
  phrase: NounPhrase,
  end: number,
  isListed: boolean,
): number | undefined {
  const isEnum = isEnumNoun(phrase.words.at(-1) ?? '');
  if (!isMark(tokens[phrase.end], ':') || !(isEnum || (isListed && !phrase.plural))) return undefined;
  const isClosedKind = CLOSED_KINDS.has(phrase.words.at(-1) ?? '');
  let stop = phrase.end + 1;
  let count = 0;
  let isSlashed = false;
  for (let from = stop; from < end; ) {
    const last = valueEnd(tokens, from, end);
    const to = behindDefaultMark(tokens, last) ?? last;
    if (!isPlainValue(tokens, { start: from, end: last }, isEnum, isClosedKind) || isMark(tokens[to], ':', '(')) break;
    count++;
    stop = to;
    // "category: starter/main/dessert, allergens": the comma divides elements where slashes divide values.
    if (isSlashed && isMark(tokens[to], ',')) break;
    isSlashed ||= isMark(tokens[to], '/', '|');
    if (to >= end || !isMark(tokens[to], ',', '/', '|')) {
      if (!isWord(tokens[to], 'or', 'and') || to >= end) break;
    }
    from = to + 1;
    if (isMark(tokens[to], ',') && isWord(tokens[from], 'or', 'and')) from++;
  }
  const isClosed = stop >= end || isMark(tokens[stop], ';', '.', ')') || isMark(tokens[stop], ',');
  return count > 1 && isClosed ? stop : undefined;
}

function valueEnd(tokens: readonly Token[], from: number, end: number): number {
  let to = from;
  while (to < end && ['word', 'number'].includes(tokens[to]?.kind ?? '') && !isWord(tokens[to], 'and', 'or')) to++;
  return to;
}

/** "role: speaker, musician": what stands behind these is never the next field. */
const CLOSED_KINDS = new Set(['role', 'kind', 'type', 'position', 'category']);

/** One to three words that name neither a field nor a type. */
function isPlainValue(
  tokens: readonly Token[],
  { start, end }: Range,
  isEnum: boolean,
  isClosedKind: boolean,
): boolean {
  const words = tokens.slice(start, end);
  const said = words.map(({ lower }) => lower);
  // "type: invoice, packing list"
  const isNamedKind = isClosedKind && !isFieldName(said);
  const isLong = words.length > 1 && isEnum && !isNamedKind && ['NOUN', 'PROPN', 'DET'].includes(words[0]?.pos ?? '');
  // "status: draft, on sale, sold out", but not "status: draft, sold, due date"
  if (words.length === 0 || words.length > 3 || isLong || words.some(isArticle)) return false;
  if (typeFromWords(said) !== undefined || constraintAt(tokens, start, end) !== undefined) return false;
  // "sold out" may be a yes or no elsewhere; behind "status:" it is a value.
  const isFlag = isEnum && fieldHint(said.join('_'))?.field.type === 'boolean';
  return isClosedKind || isFlag || isUsualState(said.join(' ')) || !isFieldName(said);
}
