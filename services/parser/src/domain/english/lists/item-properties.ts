import type { DraftFieldType } from '../../draft-model';
import { isUnit, typeOfUnit } from '../../lexicon/enumeration-lexicon';
import { isAsFile } from './typed-items';
import { fieldHint, isWritten, typeFromWords } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { readConstraints, type SaidConstraint } from '../things/constraints';
import { alternativesAt } from '../grammar/alternative-runs';
import { numberOf } from '../grammar/numbers';
import { figuresAmong, isBound, oneOf } from '../things/fixed-figures';
import { asEnumValue, writtenValue } from '../things/said-defaults';
import { countAt } from '../grammar/counts';
import { sampleCue } from '../grammar/sample-cues';
import { slashedValues, valuesIn } from './field-values';
import type { ListItem } from './list-item';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SaidField } from './said-field';

/** "between 2 and 11 players": how many there are is no bound of a value. */
const counted = ({ words }: NounPhrase): SaidField => ({
  name: camelCase(words),
  words,
  type: 'string_list',
  enumValues: undefined,
  constraints: [],
});

/** What an element of a list of fields says: its name, type, values and constraints. */
export function fieldOf(tokens: readonly Token[], item: ListItem, pattern?: string): SaidField {
  const { phrase, group, tail } = item;
  if (countAt(tokens, phrase.start, phrase.end)?.quantity === 'many') return counted(phrase);
  const slashed = slashedValues(tokens, item);
  const words = slashed?.words ?? phrase.words;
  // "a delay in minutes (default 0)"
  const between = group && group.start - 1 > phrase.end ? { start: phrase.end, end: group.start - 1 } : undefined;
  const ranges = [between, group, tail].filter(
    (range): range is Range => range !== undefined && range.end > range.start,
  );
  const name = camelCase(words);
  const said = [
    ...[...phrase.constraints, ...(ifAny(tokens, phrase) ? ['optional'] : [])].map((value) => ({
      value,
      start: item.start,
      end: phrase.end,
    })),
    ...ranges
      .filter((range) => !listsPairs(tokens, range))
      .flatMap((range) => [
        ...readMarks(tokens, range),
        ...readConstraints(tokens, range).filter(({ start }) => start !== sampleAt(tokens, range)),
      ]),
  ].filter(({ value }, i, all) => all.findIndex((other) => other.value === value) === i);
  const constraints: SaidConstraint[] =
    pattern === undefined ? said : said.filter(({ value }) => !NUMBERED.test(value));
  if (pattern !== undefined) constraints.push({ value: `pattern=${pattern}`, start: item.start, end: item.end });
  let type: DraftFieldType | undefined =
    item.type ??
    (isListed(tokens, item)
      ? 'string_list'
      : phrase.quantity !== 'many' || fieldHint(name)?.field.type === 'text'
        ? undefined
        : ifAny(tokens, phrase)
          ? (fieldHint(name)?.field.type ?? 'text')
          : 'string_list');
  if (phrase.plural && isWebName(words)) type = 'string_list';
  // "a receipt as a file", "a budget as a PDF"
  if (isAsFile(tokens, tail) && !phrase.plural) type = 'url';
  let enumValues = slashed?.values;
  for (const range of ranges) {
    if (listsPairs(tokens, range)) enumValues ??= pairsIn(tokens, range);
    else if (range.start > item.start && !isSampleOfMany(tokens, item, range))
      enumValues ??= valuesIn(tokens, range, words, range === group);
    const figures = enumValues && figuresAmong(enumValues);
    if (!enumValues) type ??= typeIn(tokens, range);
    else if (figures || areCounted(enumValues)) {
      enumValues = undefined;
      type = 'integer';
      if (figures && !constraints.some(({ value }) => value === oneOf(figures)))
        constraints.push({ value: oneOf(figures), start: range.start, end: range.end });
    }
  }
  if (enumValues) type = 'enum';
  if (yesNo(tokens, item)) {
    type = 'boolean';
    enumValues = undefined;
  }
  // "overtime (default false)"
  if (!enumValues && constraints.some(({ value }) => /^default=(true|false|yes|no|on|off)$/.test(value)))
    type ??= 'boolean';
  // "the metres per skein"
  if (words[1] === 'per') type ??= typeOfUnit(words[0] ?? '');
  if (pattern === undefined) type ??= numberType(name, constraints);
  if (isNumeric(type ?? fieldHint(name)?.field.type) && ranges.some((range) => showsText(tokens, range)))
    type = 'string';
  // "an age group: 0-2, 3-5 or 6-9": figures of values bound nothing.
  const own = enumValues ? constraints.filter(({ value }) => !NUMBERED.test(value)) : constraints;
  const fitting = settled(own, type, name).filter(
    ({ value }) => enumValues === undefined || isOneOf(enumValues, value),
  );
  // A line ends long before.
  if ((type ?? fieldHint(name)?.field.type ?? 'string') === 'string' && fitting.some(isLong)) type = 'text';
  return { name, words, type, enumValues, constraints: fitting };
}

/** "(1-0, 0-1)": several pairs of figures are values, where one would bound something; "64-17-5" is none. */
function listsPairs(tokens: readonly Token[], { start, end }: Range): boolean {
  const joins = (i: number): boolean => isMark(tokens[i], '-', '–', ':');
  const isPair = (i: number): boolean =>
    tokens[i]?.kind === 'number' &&
    joins(i + 1) &&
    tokens[i + 2]?.kind === 'number' &&
    (i === start || isMark(tokens[i - 1], ',', '/', '(') || isWord(tokens[i - 1], 'or')) &&
    !joins(i + 3);
  return tokens.slice(start, end).filter((_, i) => isPair(start + i)).length > 1;
}

function pairsIn(tokens: readonly Token[], { start, end }: Range): string[] | undefined {
  const first = tokens[start]?.kind === 'mark' ? start + 1 : start;
  return alternativesAt(tokens, first, end, ['or'], true)?.values.slice();
}

/** "15, 30 or 45 is typical": figures, of which more is said. */
const areCounted = (values: readonly string[]): boolean =>
  values.every((value) => /^\d+(_\w+)*$/.test(value)) && values.some((value) => /^\d+$/.test(value));

/** "photo links", "e-mail addresses": of several, each is one string. */
export const isWebName = (words: readonly string[]): boolean =>
  ['url', 'email'].includes(fieldHint(camelCase(singularWords(words)))?.field.type ?? '');

/** Whether it holds figures. */
export const isNumeric = (type: DraftFieldType | undefined): boolean =>
  type === 'integer' || type === 'number' || type === 'decimal';

/** Where the sample behind "like", "such as" or "e.g." begins. */
function sampleAt(tokens: readonly Token[], { start, end }: Range): number | undefined {
  const cue = tokens.findIndex((_, i) => i >= start && i < end && sampleCue(tokens, i) > 0);
  if (cue < 0) return undefined;
  let at = cue + sampleCue(tokens, cue);
  while (at < end && isMark(tokens[at], '.', ',', ':', '"', "'")) at++;
  return at < end ? at : undefined;
}

/** "(like 6a+ or 7b)", "e.g. B-12", "like 2026-014": a sample of more than one figure is no number. */
function showsText(tokens: readonly Token[], range: Range): boolean {
  const at = sampleAt(tokens, range);
  const sample = at === undefined ? undefined : tokens[at];
  if (at === undefined || sample === undefined) return false;
  const [joint, behind] = [tokens[at + 1], tokens[at + 2]];
  const isMixed = sample.kind === 'number' && joint?.kind === 'word' && joint.glued && !isUnit(joint.lower);
  const isJoined = isMark(joint, '-', '/') && behind?.kind === 'number';
  return isMixed || (sample.kind === 'number' && isJoined) || /^[A-Za-z]+[-/.]?\d/.test(sample.text);
}

/** A default must be one of the values: "status (open/lent), defaults to 1 week" says nothing of the status. */
export const isOneOf = (values: readonly string[], constraint: string): boolean =>
  !constraint.startsWith('default=') || values.includes(constraint.slice('default='.length));

const LONGEST_LINE = 255;
const isLong = ({ value }: SaidConstraint): boolean => Number(/^max_length=(\d+)$/.exec(value)?.[1]) > LONGEST_LINE;

/** "any dietary restrictions": told in words, if there are any. */
const ifAny = (tokens: readonly Token[], { start, head }: NounPhrase): boolean =>
  isWord(tokens[start], 'any') && head.start === start + 1;

/** "a list of remarks", "facilities such as a kitchen": several, also of what is usually one text. */
const isListed = (tokens: readonly Token[], item: ListItem): boolean =>
  item.phrase.plural &&
  (tokens
    .slice(item.start, item.phrase.end)
    .some((token, i, all) => isWord(token, 'list') && isWord(all[i + 1], 'of')) ||
    isSampleOfMany(tokens, item, item.tail));

/** "a list of amenities such as sauna or stove", "labels (e.g. red, blue)": some of what there may be, of which each has several. */
const isSampleOfMany = (tokens: readonly Token[], { phrase }: ListItem, { start }: Range): boolean =>
  (phrase.quantity === 'many' || phrase.plural) &&
  sampleCue(tokens, isMark(tokens[start], ',', '(') ? start + 1 : start) > 0;

/** What the tokens of a pattern look like: bounds, and patterns of our own making. */
const NUMBERED = /^(exclusive_)?(minimum|maximum|pattern|min_length|max_length|one_of)/;

/** "done = false": of what has no type, only what can be no name of a value is the default. */
const LITERAL = /^(true|false|\d[\d.]*)$/;

/** "name!", "born: date?", "active: boolean = true": must or need not be given, or is so from the start. */
function readMarks(tokens: readonly Token[], { start, end }: Range): SaidConstraint[] {
  const equals = tokens.findIndex(
    (token, i) =>
      i >= start && i < end && isMark(token, '=') && (i > start || LITERAL.test(tokens[i + 1]?.lower ?? '')),
  );
  const value = tokens[equals + 1];
  if (equals > 0 && value && equals + 1 < end && (equals + 2 >= end || tokens[equals + 2]?.kind === 'mark')) {
    const text = numberOf(value) ?? writtenValue(tokens, { start: equals + 1, end: equals + 2 });
    return [{ value: `default=${text}`, start: equals, end: equals + 2 }, ...readMarks(tokens, { start, end: equals })];
  }
  // "(optional!)" is only said with feeling.
  const follows = (i: number): boolean => i === start || typeFromWords([tokens[i - 1]?.lower ?? '']) !== undefined;
  const at = tokens.findIndex(
    (token, i) => i >= start && i < end && isMark(token, '!', '?', '*') && token.glued && follows(i),
  );
  return at < 0 ? [] : [{ value: isMark(tokens[at], '?') ? 'optional' : 'required', start: at, end: at + 1 }];
}

/** "occupied yes/no" */
function yesNo(tokens: readonly Token[], { tail, group }: ListItem): boolean {
  return [tail, group].some((range) => {
    const at = range
      ? tokens.findIndex((token, i) => i >= range.start && i < range.end && isWord(token, 'yes', 'y'))
      : -1;
    return (
      at >= 0 && (isMark(tokens[at + 1], '/') || isWord(tokens[at + 1], 'or')) && isWord(tokens[at + 2], 'no', 'n')
    );
  });
}

/** Bounds make a number of what has no usual type: "mood from 1 to 10". */
function numberType(name: string, constraints: readonly SaidConstraint[]): DraftFieldType | undefined {
  const bounds = constraints.filter(({ value }) => isBound(value));
  const hint = fieldHint(name);
  const usual = hint?.field.type ?? 'string';
  // "a sweetness value from 1 to 5" is no sum of money.
  const isScale = name.endsWith('Value') && !hint?.exact && bounds.length === 2;
  if (isScale && usual === 'decimal' && bounds.every(({ value }) => /=-?\d$|=10$/.test(value))) return 'integer';
  // "hours, between 0.25 and 24"
  if (usual === 'integer' && bounds.some(({ value }) => value.includes('.'))) return 'number';
  const isUpper = bounds.every(({ value }) => value.startsWith('maximum='));
  if (bounds.length === 0 || (usual !== 'string' && usual !== 'enum') || isWritten(name, isUpper)) return undefined;
  return bounds.some(({ value }) => value.includes('.')) ? 'number' : 'integer';
}

/** A type named outright: "(decimal)", ": integer", "as text", "in euros". */
function typeIn(tokens: readonly Token[], range: Range): DraftFieldType | undefined {
  for (let i = range.start; i < range.end; i++) {
    for (const length of [4, 3, 2, 1]) {
      if (i + length > range.end) continue;
      const type = typeFromWords(tokens.slice(i, i + length).map(({ lower }) => lower));
      // "a producer (name, year)" has a year.
      if (isWord(tokens[i], 'year') && tokens.slice(range.start, i).some(({ kind }) => kind === 'word')) continue;
      const isArray = isMark(tokens[i + length], '[') && isMark(tokens[i + length + 1], ']');
      if (type && isArray) return 'string_list';
      // "notes, which can be long"
      if (isWord(tokens[i], 'long') && isWord(tokens[i - 1], 'be', 'quite', 'very', 'rather')) return 'text';
      // "numeric(8,2)" has a fixed number of decimals.
      const isFixed = type === 'number' && isMark(tokens[i + 1], '(') && /^\d+,\d+$/.test(tokens[i + 2]?.text ?? '');
      if (isFixed) return 'decimal';
      // "that's a link to a video"
      const leads = type === 'url' && isWord(tokens[i + length], 'to');
      if (type && standsAlone(tokens, i, leads ? range.end : i + length, range)) return type;
    }
    const token = tokens[i];
    if (token && (isWord(tokens[i - 1], 'in') || i === range.start)) {
      const unit = typeOfUnit(token.lower);
      const isAlone = unit !== undefined && standsAlone(tokens, i, i + 1, range);
      if (unit === 'decimal' || (unit === 'integer' && isAlone)) return unit;
      const isSquare = isWord(token, 'square', 'cubic') && typeOfUnit(tokens[i + 1]?.lower ?? '') === 'number';
      if (unit === 'number' && (isAlone || isSquare) && isWord(tokens[i - 1], 'in')) return unit;
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
  if (type === 'enum') return value.replace(/^default=(.*)$/, (_all, said: string) => `default=${asEnumValue(said)}`);
  if (type === 'text' || type === 'email' || type === 'url' || type === 'string')
    return value.replace(/^minimum=/, 'min_length=').replace(/^maximum=/, 'max_length=');
  return value;
}
