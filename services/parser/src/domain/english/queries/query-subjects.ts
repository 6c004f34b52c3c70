import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Sentence } from '../../text/token';
import { memberOf, namesAfterBy } from './query-fields';

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
export function listedSubjects(notes: DomainNotes, { tokens, parent, kind }: Sentence): ListedSubject[] {
  const isSaid = speaksOfLists(tokens) || (parent !== undefined && speaksOfLists(parent.tokens));
  if (!isSaid && (kind === 'heading' || !isFragment(tokens))) return [];
  const found: ListedSubject[] = [];
  for (const [by, token] of tokens.entries()) {
    if (!isWord(token, 'by')) continue;
    // "Tanks: by line, by rack"
    const end = isMark(tokens[by - 1], ':') ? by - 1 : by;
    for (let start = Math.max(0, end - 3); start < end; start++) {
      const phrase = nounPhraseAt(tokens, start, end);
      if (
        phrase?.end !== end ||
        phrase.head.start !== start ||
        !phrase.plural ||
        !isListed(notes, tokens, phrase, by, isSaid)
      )
        continue;
      found.push({ start, by });
      break;
    }
  }
  return found;
}

/** Nothing but names, "jobs by foreman, jobs by site": no verb says what is done. */
const isFragment = (tokens: readonly Token[]): boolean =>
  tokens.every(({ pos }, i) => (pos !== 'VERB' && pos !== 'AUX') || isWord(tokens[i - 1], 'by'));

/** A thing that is kept; where no word speaks of lists, one that has what stands behind "by". */
function isListed(
  notes: DomainNotes,
  tokens: readonly Token[],
  { words }: NounPhrase,
  by: number,
  isSaid: boolean,
): boolean {
  const entity = notes.entityFor(words);
  if (entity === undefined || isSaid) return entity !== undefined;
  const names = namesAfterBy(tokens, { start: by + 1, end: tokens.length });
  return names[0] !== undefined && memberOf(notes, entity, names[0]) !== undefined;
}

/** Whether the words ask for a list. */
export const speaksOfLists = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, lower, lemma }) => kind === 'word' && (LISTING.has(lemma) || LISTING.has(singular(lower))));
