import english from '../../../../data/lexicons/english.json';
import { fieldVocabulary } from '../../lexicon/field-lexicon';
import { stackTerms } from '../../lexicon/stack-lexicon';
import { stateVocabulary } from '../../lexicon/state-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { wishVocabulary } from '../../lexicon/wish-lexicon';
import { isInflected } from '../../text/tags/inflections';
import { byLength, correctSpelling } from '../../text/spelling';
import { isEnglishWord } from '../../text/tags/tagger';
import { constraintVocabulary } from '../things/constraints';
import { archetypeVocabulary } from '../whole/read-archetype';

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

/** English words that the tagger does not know and that look like others of ours. */
const unmistaken = new Set(english.unmistaken);

const corrections = new Map<string, string | undefined>();

/** The word of ours that a word unknown to English is a misspelling of. */
export function correctWord(word: string): string | undefined {
  const { known, lengths } = vocabulary();
  if ([word, word.replace(/s$/, '')].some((form) => known.has(form) || unmistaken.has(form) || isActionVerb(form)))
    return undefined;
  if (!corrections.has(word)) {
    const found = correctSpelling(word, lengths);
    const isWord = found !== undefined && (isOtherForm(word, found) || isInflected(word, isEnglishWord));
    corrections.set(word, isWord ? undefined : found);
  }
  return corrections.get(word);
}

/** "adopters" is no misspelt "adopted": the endings are those of different words. */
function isOtherForm(word: string, found: string): boolean {
  const endings = ['s', 'ed', 'er', 'ing', 'or', 'ist', 'ly'];
  const ending = endings.find((one) => word.endsWith(one));
  const other = endings.find((one) => found.endsWith(one));
  const stem = word.slice(0, Math.min(word.length, found.length) - 3);
  return ending !== other && found.startsWith(stem) && stem.length >= 4;
}
