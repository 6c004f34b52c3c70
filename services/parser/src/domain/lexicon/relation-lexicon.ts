import lexicon from '../../../data/lexicons/relations.json';
import { isWord, type Token } from '../text/token';

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

const verbs = setOf(lexicon.verbs);
const kin = setOf(lexicon.kin);
const superiors = setOf(lexicon.superiors);
const chain = setOf(lexicon.chain);
const staff = setOf(lexicon.staff);
const humans = setOf(lexicon.humans);
const shared = setOf(lexicon.shared);
const sharing = setOf(lexicon.sharing);
const parts = setOf(lexicon.parts);
const gatherings = setOf(lexicon.gatherings);
const uses = setOf(lexicon.uses);
const additions = setOf(lexicon.additions);
const sortings = setOf(lexicon.sortings);
const containers = setOf(lexicon.containers);
const givings = setOf(lexicon.givings);
const namings = setOf(lexicon.namings);
const unnamings = setOf(lexicon.unnamings);
const ofPairs = setOf(lexicon.ofPairs);
const ofSharedPairs = setOf(lexicon.ofSharedPairs);
const besidePairs = setOf(lexicon.besidePairs);
const orders = setOf(lexicon.orders);
const dependants = setOf(lexicon.dependants);
const tendings = lexicon.tendings.map((words) => words.split(' '));

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

/** Whether one of the kind, in the singular, is that of many others at once: a genre, a skill. */
export const isSharedKind = (noun: string): boolean => shared.has(noun);

/** Whether what the verb acts on is there for others, too, unless it is part of a whole: "an exhibition shows artworks". */
export const isSharedBy = (lemma: string, noun: string): boolean => sharing.has(lemma) && !parts.has(noun);

/** Whether what one of them has many of is there for others, too: songs of a playlist, items of a rental. */
export const gathersShared = (whole: string, noun: string): boolean =>
  (gatherings.has(whole) && !parts.has(noun)) || (uses.has(whole) && (!parts.has(noun) || noun === 'item'));

/** Whether people put it on something, each on one: comments, attachments. */
export const isAddition = (noun: string): boolean => additions.has(noun);

/** Whether people sort things into it, each into one: projects, folders. */
export const isSorting = (noun: string): boolean => sortings.has(noun);

/** Whether one is in one of them at a time: a team, a department, a room. */
export const isContainer = (noun: string): boolean => containers.has(noun);

/** Whether what it is done to is then somebody's: assigned to them, issued to her. */
export const isGiving = (lemma: string): boolean => givings.has(lemma);

/** Whether an action of this name says whom a row refers to: assign, reassign. */
export const isNaming = (verb: string): boolean => namings.has(verb);

/** Whether it ends that: unassign. */
export const isUnnaming = (verb: string): boolean => unnamings.has(verb);

/** How many words say that somebody looks after what follows: 2 of "looks after several animals". */
export const tendingAt = (tokens: readonly Token[], start: number): number | undefined =>
  tendings.find((words) => words.every((word, i) => isWord(tokens[start + i], word)))?.length;

/** Whether parts of these names are of two things together: the quantity and the unit of an ingredient in a recipe. */
export const areOfPair = (names: readonly string[], isShared: boolean): boolean =>
  names.some((name) => ofPairs.has(name) || (isShared && ofSharedPairs.has(name))) &&
  names.every((name) => ofPairs.has(name) || ofSharedPairs.has(name) || besidePairs.has(name));

/** Whether the noun is a part of one whole only, as a line is of its order. */
export const isPartOfWhole = (noun: string): boolean => parts.has(noun);

/** Whether what one of them holds is called its items: an order, a cart. */
export const hasItems = (noun: string): boolean => orders.has(noun);

/** Whether a thing of the name is always of something else: a comment, a bid. */
export const isDependant = (noun: string): boolean => dependants.has(noun);

const wholes: Readonly<Record<string, readonly string[]>> = lexicon.wholes;

/** What such a thing is a part of, as everybody knows: an episode of a podcast, a lesson of a course. */
export const wholesOf = (noun: string): readonly string[] => wholes[noun] ?? [];
