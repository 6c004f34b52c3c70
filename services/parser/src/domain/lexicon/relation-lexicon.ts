import lexicon from '../../../data/lexicons/relations.json';

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

const verbs = setOf(lexicon.verbs);
const kin = setOf(lexicon.kin);
const superiors = setOf(lexicon.superiors);
const chain = setOf(lexicon.chain);
const staff = setOf(lexicon.staff);
const humans = setOf(lexicon.humans);

/** The base form when the word is a verb's present tense: "works" -> work, "live" -> live. */
export function presentVerb(word: string): string | undefined {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')].find((form) =>
    verbs.has(form),
  );
}

/** Whether a field of this name refers to a row of its own kind: a horse's sire, an employee's manager, a page's parent. */
export function isOfOwnKind(role: string, owner: string): boolean {
  return chain.has(role) || (kin.has(role) && !humans.has(owner)) || (superiors.has(role) && staff.has(owner));
}
