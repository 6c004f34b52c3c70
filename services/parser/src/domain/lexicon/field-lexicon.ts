import lexicon from '../../../data/lexicons/fields.json';
import type { DraftField, DraftFieldType } from '../draft-model';
import { parseFieldNotation } from '../field-notation';
import { isPlural, singular, wordsOf } from '../names';

interface KnownName {
  readonly notation: string;
  readonly examples: readonly string[];
}

const byName = new Map<string, KnownName>();
for (const entry of lexicon.names) {
  const known = { notation: entry.field, examples: entry.examples };
  for (const words of entry.words) byName.set(words, known);
}
const suffixes = new Map(lexicon.suffixes.map(({ word, field }) => [word, field]));
const prefixes = new Map(lexicon.prefixes.map(({ word, field }) => [word, field]));
const typeWords = new Map<string, DraftFieldType>();
for (const { words, type } of lexicon.typeWords) for (const word of words) typeWords.set(word, type as DraftFieldType);

/** What a field of this name usually holds; `exact` when the whole name is known. */
export interface FieldHint {
  readonly field: DraftField;
  readonly exact: boolean;
}

/** The usual type, bounds and examples of a name, by the whole name, then by its beginning, then by its end. */
export function fieldHint(name: string): FieldHint | undefined {
  const words = wordsOf(name);
  const whole =
    byName.get(words.join(' ')) ?? byName.get([...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' '));
  if (whole)
    return { field: { ...parseFieldNotation(name, whole.notation), examples: [...whole.examples] }, exact: true };
  if (words.length < 2) return undefined;
  // "sold to", "received from": somebody, or something; "valid to" stands in the lexicon.
  if (words.length === 2 && /^(to|from|by)$/.test(words[1] ?? '') && /(ed|en|wn|ght|old|ent|ade)$/.test(words[0] ?? ''))
    return { field: parseFieldNotation(name, 'string; max_length=120'), exact: false };
  // "intended date of arrival"
  const date = words.indexOf('date');
  if (date >= 0 && words[date + 1] === 'of' && date + 2 < words.length)
    return { field: parseFieldNotation(name, 'date'), exact: false };
  const per = words.indexOf('per');
  if (per > 0 && per < words.length - 1) {
    const measured = fieldHint(words.slice(0, per).join('_'));
    if (measured) return { field: { ...measured.field, name, unique: undefined, examples: [] }, exact: false };
  }
  if (/(ed|en|wn)$/.test(words.at(-1) ?? '') && words.length === 2 && suffixes.has(words[0] ?? ''))
    return fieldHint(words[0] ?? '') ?? measured(name, words[0] ?? '');
  if (isPlural(words[0] ?? '') && words.length === 2 && /(ed|en|wn|ght|old|ade|ent)$/.test(words[1] ?? '')) {
    const counted = /^(needed|required|used|preferred|attached|concerned|involved|given|taken)$/.test(words[1] ?? '');
    const flag = /^(allowed|permitted|included|accepted|provided)$/.test(words[1] ?? '');
    if (flag) return { field: parseFieldNotation(name, 'boolean; required; default=false'), exact: false };
    if (!counted) return { field: parseFieldNotation(name, 'integer; minimum=0'), exact: false };
  }
  const phrase = lexicon.phrases.find(({ prefix }) => words.join(' ').startsWith(`${prefix} `));
  const counts = words.some((word, i) => word === 'number' && words[i + 1] === 'of');
  const notation = phrase?.field ?? (counts ? 'integer; minimum=0' : suffixOrPrefix(words));
  if (notation !== undefined) return { field: parseFieldNotation(name, notation), exact: false };
  const last = byName.get(words.at(-1) ?? '');
  if (!last) return undefined;
  const field = parseFieldNotation(name, last.notation);
  // "price paid" is a price.
  const measure = field.type === 'boolean' && words.length === 2 ? fieldHint(words[0] ?? '') : undefined;
  if (measure && ['decimal', 'number'].includes(measure.field.type ?? '') && words[0] !== 'deposit')
    return { field: { ...measure.field, name, required: undefined, examples: [] }, exact: false };
  // "tickets sold" counts; "ticket sold" tells whether.
  if (field.type === 'boolean' && words.length === 2 && isPlural(words[0] ?? ''))
    return { field: parseFieldNotation(name, 'integer; minimum=0'), exact: false };
  return {
    field: { ...field, required: undefined, unique: undefined, default: undefined, examples: [...last.examples] },
    exact: false,
  };
}

/** "miles driven": what is measured comes first. */
const measured = (name: string, unit: string): FieldHint => ({
  field: parseFieldNotation(name, suffixes.get(unit) ?? 'string'),
  exact: false,
});

function suffixOrPrefix(words: readonly string[]): string | undefined {
  const [first = ''] = words;
  // "total spots" are counted, "total sales" are money.
  const last = words.at(-1) ?? '';
  const isSum = /^(sales|costs|expenses|earnings|fees|taxes|wages|payments|charges)$/.test(last);
  if (first === 'total' && isPlural(last) && !suffixes.has(last) && !isSum) return 'integer; minimum=0';
  if (first === 'is' || first === 'has' || first === 'can') return prefixes.get(first);
  const suffix = suffixes.get(last);
  // "minimum stock level", "maximum size": whatever has a bound is counted, if its kind tells nothing else.
  const isBound = /^(minimum|maximum|min|max)$/.test(first) && suffix?.startsWith('string') === true;
  return isBound ? prefixes.get(first) : (suffix ?? prefixes.get(first));
}

/** Whether some field is usually called so ("price", "due date"). */
export function isFieldName(words: readonly string[]): boolean {
  return byName.has(words.join(' '));
}

/** "actual return date": when something is, and so a part of it. */
export const isMomentName = (words: readonly string[]): boolean =>
  ['date', 'time', 'datetime'].includes(fieldHint(words.join('_'))?.field.type ?? '');

const countable = new Set(lexicon.countable);

/** Whether bounds make a figure of what is usually told in words: "shoe size (20 to 50)". */
export const isCountable = (name: string): boolean => countable.has(wordsOf(name).at(-1) ?? '');

/** Whether bounds count its characters: "title (3 to 80)", and of what is less surely told in words an upper one alone: "code (max 10)". */
export const isWritten = (name: string, isUpper: boolean): boolean => {
  const hint = isCountable(name) ? undefined : fieldHint(name);
  return hint?.field.type === 'string' && (hint.field.searchable === true || (isUpper && hint.exact));
};

/** Whether both are names of the same thing: "phone" and "telephone number". */
export function sameFieldName(one: readonly string[], other: readonly string[]): boolean {
  const [known, asked] = [byName.get(one.join(' ')), byName.get(other.join(' '))];
  return (
    known !== undefined &&
    known === asked &&
    one.some((word) => other.some((also) => also.startsWith(word) || word.endsWith(also)))
  );
}

/** The type that the words name outright ("string", "whole number", "date and time"). */
export function typeFromWords(words: readonly string[]): DraftFieldType | undefined {
  return typeWords.get(words.join(' '));
}

/** Every word of the lexicon, for spelling. */
export function fieldVocabulary(): Set<string> {
  return new Set([...byName.keys()].flatMap((name) => name.split(' ')));
}
