import lexicon from '../../../data/lexicons/verbs.json';
import type { DraftField } from '../draft-model';
import { parseFieldNotation } from '../field-notation';

const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = lexicon.usualParts;

/** What is usually kept with the record of a deed: of a bid, how much; undefined of other records. */
export function usualParts(record: string): DraftField[] | undefined {
  const said = parts[record];
  return said && Object.entries(said).map(([name, notation]) => parseFieldNotation(name, notation));
}
