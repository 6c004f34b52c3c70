import lexicon from '../../../data/lexicons/told.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

/** Words that say nothing by themselves where readers took the words around them: "one or more". */
export const fillingWords: ReadonlySet<string> = new Set(lexicon.idleWords);

/** Phrases that say nothing of the domain, although their words do: "take place". */
export const idlePhrases = new PhraseIndex<true>();
for (const phrase of lexicon.idlePhrases) idlePhrases.add(phrase, true);

const implied: Readonly<Record<string, readonly string[]>> = lexicon.impliedWords;

/** Words that a fact of the kind says without having them in its name: "status" of states; "open" is a right of everybody. */
export const impliedWords = (kind: string): readonly string[] => implied[kind] ?? [];
