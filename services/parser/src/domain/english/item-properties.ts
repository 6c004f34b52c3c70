import enumerations from '../../../data/lexicons/enumerations.json';
import type { DraftFieldType } from '../draft-model';
import { fieldHint, isFieldName, typeFromWords } from '../lexicon/field-lexicon';
import { camelCase, snakeCase, wordsOf } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { bracketDepths } from './clauses';
import { readConstraints, type SaidConstraint } from './constraints';
import { countAt } from './counts';
import type { ListItem } from './list-items';
import { type NounPhrase, phraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { isEnumNoun } from './split-list';

/** A field as the brief describes it. */
export interface SaidField {
  readonly name: string;
  readonly words: readonly string[];
  type: DraftFieldType | undefined;
  readonly enumValues: readonly string[] | undefined;
  constraints: readonly SaidConstraint[];
}

const introductions = enumerations.introductions.map((phrase) => phrase.split(' '));
const units = new Set(enumerations.units);
const decimalUnits = new Set(enumerations.decimalUnits);
const wholeUnits = new Set(enumerations.wholeUnits);
const measureUnits = new Set(enumerations.measureUnits);

/** What an element of a list of fields says: its name, type, values and constraints. */
/** "between 2 and 11 players": how many there are is no bound of a value. */
const counted = ({ words }: NounPhrase): SaidField => ({
  name: camelCase(words),
  words,
  type: 'string_list',
  enumValues: undefined,
  constraints: [],
});

export function fieldOf(tokens: readonly Token[], item: ListItem): SaidField {
  const { phrase, group, tail } = item;
  if (countAt(tokens, phrase.start, phrase.end)) return counted(phrase);
  const slashed = slashedValues(tokens, item);
  const words = slashed?.words ?? phrase.words;
  const ranges = [group, tail].filter((range): range is Range => range !== undefined && range.end > range.start);
  const name = camelCase(words);
  const constraints: SaidConstraint[] = phrase.constraints.map((value) => ({
    value,
    start: item.start,
    end: phrase.end,
  }));
  let type: DraftFieldType | undefined = item.type ?? (phrase.quantity === 'many' ? 'string_list' : undefined);
  let enumValues = slashed?.values;
  for (const range of ranges) {
    constraints.push(
      ...readConstraints(tokens, range).filter(({ value }) => !constraints.some((known) => known.value === value)),
    );
    type ??= typeIn(tokens, range);
    if (range.start > item.start) enumValues ??= valuesIn(tokens, range, words, range === group);
  }
  if (enumValues) type = 'enum';
  if (yesNo(tokens, item)) {
    type = 'boolean';
    enumValues = undefined;
  }
  type ??= numberType(name, constraints);
  return { name, words, type, enumValues, constraints: settled(constraints, type, name) };
}

/** "occupied yes/no" */
function yesNo(tokens: readonly Token[], { tail, group }: ListItem): boolean {
  return [tail, group].some((range) => {
    const at = range ? tokens.findIndex((token, i) => i >= range.start && i < range.end && isWord(token, 'yes')) : -1;
    return at >= 0 && (isMark(tokens[at + 1], '/') || isWord(tokens[at + 1], 'or')) && isWord(tokens[at + 2], 'no');
  });
}

/** Bounds make a number of what has no usual type: "mood from 1 to 10". */
function numberType(name: string, constraints: readonly SaidConstraint[]): DraftFieldType | undefined {
  const bounds = constraints.filter(({ value }) => /^(exclusive_)?(minimum|maximum)=/.test(value));
  const usual = fieldHint(name)?.field.type ?? 'string';
  if (bounds.length === 0 || usual !== 'string') return undefined;
  return bounds.some(({ value }) => value.includes('.')) ? 'number' : 'integer';
}

/** "status open/closed": the values follow the name at once. */
function slashedValues(
  tokens: readonly Token[],
  { phrase }: ListItem,
): { words: string[]; values: string[] } | undefined {
  if (!isMark(tokens[phrase.end], '/', '|') || phrase.words.length < 2 || !isEnumNoun(phrase.words.at(-2) ?? ''))
    return undefined;
  let last = phrase.end;
  while (isMark(tokens[last], '/', '|') && tokens[last + 1]?.kind === 'word') last += 2;
  const rest = tokens
    .slice(phrase.end, last)
    .filter(({ kind }) => kind === 'word')
    .map(({ lower }) => snakeCase(wordsOf(lower)));
  return { words: phrase.words.slice(0, -1), values: [phrase.words.at(-1) ?? '', ...rest] };
}

/** A type named outright: "(decimal)", ": integer", "as text", "in euros". */
function typeIn(tokens: readonly Token[], range: Range): DraftFieldType | undefined {
  for (let i = range.start; i < range.end; i++) {
    for (const length of [4, 3, 2, 1]) {
      if (i + length > range.end) continue;
      const type = typeFromWords(tokens.slice(i, i + length).map(({ lower }) => lower));
      if (type && standsAlone(tokens, i, i + length, range)) return type;
    }
    const token = tokens[i];
    if (token && (isWord(tokens[i - 1], 'in') || i === range.start)) {
      if (decimalUnits.has(token.lower)) return 'decimal';
      if (wholeUnits.has(token.lower) && standsAlone(tokens, i, i + 1, range)) return 'integer';
      if (measureUnits.has(token.lower) && isWord(tokens[i - 1], 'in') && standsAlone(tokens, i, i + 1, range))
        return 'number';
    }
  }
  return undefined;
}

function standsAlone(tokens: readonly Token[], start: number, end: number, range: Range): boolean {
  const before = tokens[start - 1];
  const after = end < range.end ? tokens[end] : undefined;
  const opens =
    start === range.start ||
    before?.kind === 'mark' ||
    isWord(before, 'as', 'a', 'an', 'of', 'type', 'in', 'be', 'is', 'whole', 'long', 'required', 'optional', 'unique');
  return (
    opens &&
    (after === undefined ||
      after.kind === 'mark' ||
      isWord(
        after,
        'and',
        'with',
        'between',
        'from',
        'at',
        'up',
        'max',
        'min',
        'not',
        'that',
        'default',
        'required',
        'optional',
        'unique',
        'greater',
        'less',
        'must',
        'field',
        'value',
        'only',
      ) ||
      after.kind === 'number')
  );
}

/** The values that a field may take: "draft, published or archived". */
function valuesIn(
  tokens: readonly Token[],
  range: Range,
  words: readonly string[],
  inBrackets: boolean,
): string[] | undefined {
  const isEnum = isEnumNoun(words.at(-1) ?? '');
  const skip = isMark(tokens[range.start], ':', '=', '-', '–')
    ? 1
    : (phraseAt(tokens, range.start, range.end, introductions) ?? 0);
  if (skip === 0 && !inBrackets) return undefined;
  const values = alternatives(tokens, { start: range.start + skip, end: range.end });
  if (values.length < 2) return undefined;
  const hasOr = tokens
    .slice(range.start, range.end)
    .some((token) => isWord(token, 'or', 'either') || isMark(token, '/', '|', '->', '→'));
  if (isEnum || hasOr) return values;
  return inBrackets &&
    values.every((value) => !isFieldName(wordsOf(value))) &&
    !values.some((value) => fieldHint(camelCase(wordsOf(value)))?.exact)
    ? values
    : undefined;
}

/** Words between commas, slashes, bars and "or", as values; empty when one of them is no value. */
export function alternatives(tokens: readonly Token[], range: Range): string[] {
  const parts = valueRanges(tokens, range);
  const values: string[] = [];
  for (const part of parts) {
    const words = tokens
      .slice(part.start, part.end)
      .filter(
        (token) =>
          token.kind !== 'mark' &&
          !isWord(token, 'a', 'an', 'the', 'either', 'or', 'and', 'one', 'of', 'finally', 'then'),
      );
    const text = words.map(({ lower }) => lower).join(' ');
    if (words.length === 0 || isWord(words[0], 'default', 'defaulting', 'defaults')) continue;
    if (words.length > 3 || typeFromWords([text]) !== undefined || readConstraints(tokens, part).length > 0) {
      if (/default/.test(text) && values.length > 1) continue;
      return values.length > 1 && readConstraints(tokens, part).length > 0 ? values : [];
    }
    if (units.has(text) && parts.length < 3) return [];
    const value = snakeCase(words.flatMap(({ lower }) => wordsOf(lower)));
    if (value !== '' && !values.includes(value)) values.push(value);
  }
  return values;
}

/** Between commas, slashes, arrows, "or" and "and"; what is said of the field behind its last value is none. */
function valueRanges(tokens: readonly Token[], { start, end }: Range): Range[] {
  const parts: Range[] = [];
  const depths = bracketDepths(tokens);
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && (depths[i] ?? 0) > (depths[start] ?? 0)) continue;
    const separates = isMark(tokens[i], ',', ';', '/', '|', '->', '→', '=>') || isWord(tokens[i], 'or', 'and', '&');
    if (i < end && !separates) continue;
    if (isWord(tokens[from], 'default', 'which', 'that', 'with') && parts.length > 1) return parts;
    if (i > from) parts.push({ start: from, end: i });
    from = i + 1;
  }
  return parts;
}

/** Bounds of words count characters, those of numbers the value: "notes, at most 500" means the length. */
function settled(
  constraints: readonly SaidConstraint[],
  type: DraftFieldType | undefined,
  name: string,
): SaidConstraint[] {
  const actual = type ?? fieldHint(name)?.field.type ?? 'string';
  return constraints.map((constraint) => ({ ...constraint, value: fitConstraint(constraint.value, actual) }));
}

/** Says a constraint in the words that fit the type. */
export function fitConstraint(value: string, type: DraftFieldType): string {
  if (type === 'boolean')
    return value.replace(/^default=(no|off)$/, 'default=false').replace(/^default=(yes|on)$/, 'default=true');
  if (type === 'text' || type === 'email' || type === 'url')
    return value.replace(/^minimum=/, 'min_length=').replace(/^maximum=/, 'max_length=');
  return value;
}
