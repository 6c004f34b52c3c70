import { singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Sentence } from '../../text/token';

/** "calibrations by pipette": a thing whose list is spoken of, with "by" right behind it. */
export interface ListedSubject {
  readonly start: number;
  readonly by: number;
}

/** Words that say of a sentence, or of the heading above it, that it speaks of lists. */
const LISTING = new Set(
  'list listing report query filter search find lookup view overview sort sorting show display browse fetch endpoint retrieve narrow look'.split(
    ' ',
  ),
);

/** Each "shifts by engineer" of a sentence that speaks of lists. */
export function listedSubjects(notes: DomainNotes, { tokens, parent }: Sentence): ListedSubject[] {
  if (!speaksOfLists(tokens) && !(parent && speaksOfLists(parent.tokens))) return [];
  const found: ListedSubject[] = [];
  for (const [by, token] of tokens.entries()) {
    if (!isWord(token, 'by')) continue;
    for (let start = Math.max(0, by - 3); start < by; start++) {
      const phrase = nounPhraseAt(tokens, start, by);
      if (
        phrase?.end !== by ||
        phrase.head.start !== start ||
        !phrase.plural ||
        notes.entityFor(phrase.words) === undefined
      )
        continue;
      found.push({ start, by });
      break;
    }
  }
  return found;
}

/** Whether the words ask for a list. */
export const speaksOfLists = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, lower, lemma }) => kind === 'word' && (LISTING.has(lemma) || LISTING.has(singular(lower))));
