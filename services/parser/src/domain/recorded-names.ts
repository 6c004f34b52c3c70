import { pastParticiple } from './lexicon/verb-lexicon';
import { camelCase, wordsOf } from './names';

/** "archive" -> archivedAt, "checkIn" -> checkedInAt. */
export const recordedAt = (action: string): string => camelCase([...doneWords(action), 'at']);

/** "void" -> voidedBy, "checkIn" -> checkedInBy. */
export const recordedBy = (action: string): string => camelCase([...doneWords(action), 'by']);

/** "pickUp" -> picked, up */
export function doneWords(action: string): string[] {
  const [verb = action, ...rest] = wordsOf(action);
  return [pastParticiple(verb), ...rest];
}
