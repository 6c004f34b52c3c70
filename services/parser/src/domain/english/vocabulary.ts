import english from '../../../data/lexicons/english.json';
import { fieldVocabulary } from '../lexicon/field-lexicon';
import { stackTerms } from '../lexicon/stack-lexicon';
import { stateVocabulary } from '../lexicon/state-lexicon';
import { wishVocabulary } from '../lexicon/wish-lexicon';
import { byLength, correctSpelling } from '../text/spelling';
import { constraintVocabulary } from './constraints';
import { archetypeVocabulary } from './read-project';

let words:
  | { readonly known: ReadonlySet<string>; readonly lengths: ReadonlyMap<number, readonly string[]> }
  | undefined;

function vocabulary(): NonNullable<typeof words> {
  if (!words) {
    const known = new Set([
      ...fieldVocabulary(),
      ...stateVocabulary(),
      ...stackTerms.vocabulary,
      ...archetypeVocabulary,
      ...english.nouns,
      ...constraintVocabulary,
      ...wishVocabulary.flatMap((index) => [...index.vocabulary]),
    ]);
    words = { known, lengths: byLength(known) };
  }
  return words;
}

const corrections = new Map<string, string | undefined>();

/** The word of ours that a word unknown to English is a misspelling of. */
export function correctWord(word: string): string | undefined {
  const { known, lengths } = vocabulary();
  if (known.has(word) || known.has(word.replace(/s$/, ''))) return undefined;
  if (!corrections.has(word)) corrections.set(word, correctSpelling(word, lengths));
  return corrections.get(word);
}
