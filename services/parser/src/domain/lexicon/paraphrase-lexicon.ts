import lexicon from '../../../data/lexicons/paraphrases.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

export interface PlainWord {
  readonly word: string;
  readonly pos: string;
  readonly lemma: string;
}

/** Phrases with the plain words that say the same: "with the exception of" is "except". */
export const paraphrases = new PhraseIndex<readonly PlainWord[]>();
for (const [phrase, plain] of Object.entries(lexicon.plain)) paraphrases.add(phrase, plain.split(' ').map(plainWord));

function plainWord(entry: string): PlainWord {
  const [word = '', pos = 'X', lemma = word] = entry.split('/');
  return { word, pos, lemma };
}
