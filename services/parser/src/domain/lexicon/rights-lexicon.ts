import lexicon from '../../../data/lexicons/rights.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

const indexOf = (phrases: Readonly<Record<string, string>>): PhraseIndex<string> => {
  const index = new PhraseIndex<string>();
  for (const [phrase, verb] of Object.entries(phrases)) index.add(phrase, verb);
  return index;
};

/** How rights are said in other words than "can", each with the verb that it comes to. */
export const rightsPhrases = {
  charge: indexOf(lexicon.charge),
  chargeVerbs: indexOf(lexicon.chargeVerbs),
  wholeVerbs: indexOf(lexicon.wholeVerbs),
  keptAway: indexOf(lexicon.keptAway),
  shutOut: indexOf(lexicon.shutOut),
  outOfReach: indexOf(lexicon.outOfReach),
} as const;

const deedNouns = new Map(Object.entries(lexicon.deedNouns));
const entitled = new Set(lexicon.entitled);

/** "removal" -> delete */
export const verbOfNoun = (noun: string): string | undefined => deedNouns.get(noun);

/** "be allowed to", "be entitled to": what lets somebody do it. */
export const isEntitled = (word: string): boolean => entitled.has(word);
