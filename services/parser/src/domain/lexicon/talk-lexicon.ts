import lexicon from '../../../data/lexicons/grammar.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

type Opening = 'idle' | 'takes back' | 'assures';

const { idle, takingBack, withoutMark, assuring } = lexicon.talk;

/** What opens a sentence without being a part of it: "by the way", "scratch that". */
export const talkOpenings = new PhraseIndex<Opening>();
for (const phrase of idle) talkOpenings.add(phrase, 'idle');
for (const phrase of takingBack) talkOpenings.add(phrase, 'takes back');
for (const phrase of assuring) talkOpenings.add(phrase, 'assures');

const bare = new Set(withoutMark);

/** Whether nothing has to stand between the phrase and what it opens: "oh and tents have a colour". */
export const opensWithoutMark = (phrase: string): boolean => bare.has(phrase);
