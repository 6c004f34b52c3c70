import type { DraftFieldType } from '../draft-model';
import lexicon from '../../../data/lexicons/enumerations.json';

const nouns = new Set(lexicon.nouns);
const units = new Set(lexicon.units);

/** Whether a field of this name usually has a few fixed values. */
export const isEnumNoun = (noun: string): boolean => nouns.has(noun);

export const isUnit = (word: string): boolean => units.has(word);

const money = new Set(lexicon.decimalUnits);
const counts = new Set(lexicon.wholeUnits);
const measures = new Set(lexicon.measureUnits);

/** The type of what is given "in euros", "in minutes", "in metres". */
export function typeOfUnit(unit: string): DraftFieldType | undefined {
  if (money.has(unit)) return 'decimal';
  if (counts.has(unit)) return 'integer';
  return measures.has(unit) ? 'number' : undefined;
}

/** What values like these are values of: size for "small" and "large"; undefined where most of them tell nothing. */
export function kindOfValues(values: readonly string[]): string | undefined {
  const found = lexicon.kinds.find(
    ({ values: usual }) => values.filter((value) => usual.includes(value)).length * 2 > values.length,
  );
  return found?.name;
}
