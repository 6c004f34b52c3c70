import lexicon from '../../../data/lexicons/assignments.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

const indexOf = (phrases: readonly string[]): PhraseIndex<true> => {
  const index = new PhraseIndex<true>();
  for (const phrase of phrases) index.add(phrase, true);
  return index;
};

/** How assignments and READMEs speak of the work rather than of what is built. */
export const assignmentPhrases = {
  assignments: indexOf(lexicon.assignments),
  process: indexOf(lexicon.process),
  always: indexOf(lexicon.always),
  durations: indexOf(lexicon.durations),
  headings: indexOf(lexicon.headings),
} as const;
