import enumerations from '../../../../data/lexicons/enumerations.json';
import { type Token, isMark, isWord } from '../../text/token';
import { numberOf } from './numbers';

/** "up to 20", "between 2 and 11", "1-5", "at most one": how many of what follows. */
export interface Count {
  readonly quantity: 'one' | 'many';
  /** Tokens that it takes. */
  readonly length: number;
}

/** What is measured in these is no row of another entity: "at most 20 characters", "1 to 5 stars". */
const MEASURES = new Set([
  ...enumerations.units,
  ...enumerations.wholeUnits,
  ...enumerations.decimalUnits,
  ...enumerations.measureUnits,
  'character',
  'characters',
  'chars',
  'digit',
  'digits',
  'letter',
  'letters',
  'word',
  'words',
  'symbols',
  'signs',
  'year',
  'years',
  'month',
  'months',
  'week',
  'weeks',
  'star',
  'stars',
  'point',
  'points',
  'decimals',
  'decimal',
  'times',
  'entries',
  'percent',
  'per',
]);
const OPENINGS = [
  ['up', 'to'],
  ['at', 'least'],
  ['at', 'most'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['more', 'than'],
  ['a', 'maximum', 'of'],
  ['a', 'minimum', 'of'],
  ['maximum'],
  ['max'],
  ['minimum'],
  ['min'],
  ['exactly'],
  ['about'],
  ['around'],
];
const ATMOST = new Set(['up', 'most', 'no', 'not', 'maximum', 'max', 'exactly']);

/** The count that begins at `start`, when the word behind it can be what is counted. */
export function countAt(tokens: readonly Token[], start: number, limit: number): Count | undefined {
  const opening = OPENINGS.find((words) => words.every((word, k) => tokens[start + k]?.lower === word));
  const between = isWord(tokens[start], 'between', 'from');
  let i = start + (opening?.length ?? (between ? 1 : 0));
  const low = wholeNumber(tokens[i]);
  if (low === undefined) return undefined;
  i++;
  let high = low;
  if (isWord(tokens[i], 'to', 'and', 'or') || isMark(tokens[i], '-', '–', '—', '..', '...')) {
    const upper = wholeNumber(tokens[i + 1]);
    if (upper !== undefined && (between || !isWord(tokens[i], 'and'))) {
      high = upper;
      i += 2;
    }
  } else if (between) return undefined;
  const counted = tokens[i];
  if (i >= limit || counted?.kind !== 'word' || counted.glued || MEASURES.has(counted.lower)) return undefined;
  if (!['NOUN', 'PROPN', 'ADJ', 'VERB'].includes(counted.pos)) return undefined;
  const limited = opening?.some((word) => ATMOST.has(word)) ?? false;
  if (high === 1 && opening === undefined) return undefined;
  return { quantity: high === 1 && limited ? 'one' : 'many', length: i - start };
}

function wholeNumber(token: Token | undefined): number | undefined {
  const value = token && (token.kind === 'number' || /^[a-z]+$/.test(token.lower)) ? Number(numberOf(token)) : NaN;
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}
