import lexicon from '../../../data/lexicons/grammar.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

const { times, past, present, means } = lexicon.before;

/** When it was that people did without the software: "until now", "previously". */
export const timesBefore = new PhraseIndex<true>();
for (const phrase of times) timesBefore.add(phrase, true);

const pastWords = new Set(past);
const presentWords = new Set(present);
const meansNouns = new Set(means);

/** Whether the words say that it is not what shall be built: "the old", of whatever, "the current" only of means. */
export const isOfBefore = (kind: string, noun: string): boolean =>
  meansNouns.has(noun) && (pastWords.has(kind) || presentWords.has(kind));
