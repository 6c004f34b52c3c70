import lexicon from '../../../../data/lexicons/times.json';
import type { DraftFieldType } from '../../draft-model';
import { wordsOf } from '../../names';

const births = new Set(lexicon.birthWords);
const ends = new Set(lexicon.endWords);
const examples: Readonly<Record<string, Readonly<Partial<Record<DraftFieldType, readonly string[]>>>>> =
  lexicon.examples;

/**
 * Dates and times for a field of this name; undefined for other types. Those of one position belong together: what ends does so soon after
 * it started, and before the next starts, so that example rows keep the rules of what cannot overlap.
 */
export function exampleTimes(name: string, type: DraftFieldType): string[] | undefined {
  const words = wordsOf(name);
  const isBirth = type === 'date' && words.some((word) => births.has(word));
  const phase = isBirth ? 'birth' : words.some((word) => ends.has(word)) ? 'end' : 'start';
  const found = examples[phase]?.[type];
  return found && [...found];
}
