import lexicon from '../../../data/lexicons/grammar.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

type Opening = 'idle' | 'takes back' | 'assures';

const { idle, takingBack, withoutMark, assuring } = lexicon.talk;

/** Contractions are two words in a sentence: "i 'd say". */
const asides = lexicon.talk.asides.map((phrase) => phrase.replace(/'(?=[a-z])/g, " '"));

/** What opens a sentence without being a part of it: "by the way", "scratch that". */
export const talkOpenings = new PhraseIndex<Opening>();
for (const phrase of new Set([...idle, ...asides])) talkOpenings.add(phrase, 'idle');
for (const phrase of takingBack) talkOpenings.add(phrase, 'takes back');
for (const phrase of assuring) talkOpenings.add(phrase, 'assures');

const bare = new Set(withoutMark);

/** Whether nothing has to stand between the phrase and what it opens: "oh and tents have a colour". */
export const opensWithoutMark = (phrase: string): boolean => bare.has(phrase);

/** What is said aside, between two marks, and says nothing to build: "of course", "as I said". */
export const talkAsides = new PhraseIndex<true>();
for (const phrase of asides) talkAsides.add(phrase, true);
