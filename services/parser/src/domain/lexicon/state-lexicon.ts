import lexicon from '../../../data/lexicons/states.json';
import { camelCase, wordsOf } from '../names';

const verbs: Readonly<Record<string, string>> = lexicon.verbs;
const flagVerbs: Readonly<Record<string, string>> = lexicon.flagVerbs;
const alternatives: Readonly<Record<string, readonly string[]>> = lexicon.alternatives;
const side = new Set(lexicon.side);
const flags = new Set(lexicon.flags);
const stateNouns = new Set(lexicon.stateNouns);

/** The action that leads to a state: "published" -> publish, "in_progress" -> start, others "markBottled". */
export function verbForState(state: string): string {
  return verbs[state] ?? camelCase(['mark', ...wordsOf(state)]);
}

/** The action that sets a flag: "done" -> markDone, "pinned" -> pin. */
export function verbForFlag(flag: string): string {
  return flagVerbs[flag] ?? verbs[flag] ?? camelCase(['mark', ...wordsOf(flag)]);
}

/** States that can be reached from every state that is not an end: cancelled, failed. */
export const isSideState = (state: string): boolean => side.has(state);

/** States that stand beside another, not after it: rejected beside approved. */
export const alternativesOf = (state: string): readonly string[] => alternatives[state] ?? [];

/** Whether the word alone is a yes-or-no property, "done". */
export const isFlag = (word: string): boolean => flags.has(word);

export const isStateNoun = (word: string): boolean => stateNouns.has(word);

/** The state that an action in the imperative leads to: publish -> published. */
export const stateForVerb: ReadonlyMap<string, string> = new Map(
  Object.entries(verbs).map(([state, verb]) => [verb, state]),
);

export function stateVocabulary(): Set<string> {
  return new Set([...Object.keys(verbs), ...flags, ...stateNouns].flatMap((word) => word.split('_')));
}
