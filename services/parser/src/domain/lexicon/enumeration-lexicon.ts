import lexicon from '../../../data/lexicons/enumerations.json';

const nouns = new Set(lexicon.nouns);
const units = new Set(lexicon.units);

/** Whether a field of this name usually has a few fixed values. */
export const isEnumNoun = (noun: string): boolean => nouns.has(noun);

export const isUnit = (word: string): boolean => units.has(word);

/** What values like these are values of: size for "small" and "large"; undefined where most of them tell nothing. */
export function kindOfValues(values: readonly string[]): string | undefined {
  const found = lexicon.kinds.find(
    ({ values: usual }) => values.filter((value) => usual.includes(value)).length * 2 > values.length,
  );
  return found?.name;
}
