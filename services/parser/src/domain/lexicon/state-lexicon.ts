import lexicon from '../../../data/lexicons/states.json';

const verbs: Readonly<Record<string, string>> = lexicon.verbs;
const alternatives: Readonly<Record<string, readonly string[]>> = lexicon.alternatives;
const side = new Set(lexicon.side);
const flags = new Set(lexicon.flags);
const stateNouns = new Set(lexicon.stateNouns);

const nominal: Readonly<Record<string, string>> = lexicon.nominal;

/** The state that follows what a noun names: "approval" -> approved. */
export const stateAfter = (noun: string): string | undefined => nominal[noun];

/** The usual action that leads to a state: "published" -> publish, "in_progress" -> start. */
export const stateVerb = (state: string): string | undefined => verbs[state];

/** States that can be reached from every state that is not an end: cancelled, failed. */
export const isSideState = (state: string): boolean => side.has(state);

/** States that stand beside another, not after it: rejected beside approved. */
export const alternativesOf = (state: string): readonly string[] => alternatives[state] ?? [];

const reverses: Readonly<Record<string, readonly string[]>> = lexicon.reverses;
const reversible = new Set(Object.values(reverses).flat());

/** The states that the action leads back from, to the one before them: resume -> paused. */
export const statesReversedBy = (verb: string): readonly string[] => reverses[verb] ?? [];

const origins: Readonly<Record<string, string>> = lexicon.origins;

/** Where a thing usually is that is put into the state and taken out of it again: active, before it is paused. */
export const originOfReversible = (state: string): string | undefined => origins[state];

const ownVerbs = new Set(lexicon.ownVerbs);

/** Whether the verb says that something is done once more, "resubmit"; "return" and "release" do not. */
export const isRepetition = (verb: string): boolean => /^re-?[a-z]{3}/.test(verb) && !ownVerbs.has(verb);

/** Whether the verb says that something is undone, "unpin"; "unload" does not. */
export const isUndoing = (verb: string): boolean => /^un[a-z]{3}/.test(verb) && !ownVerbs.has(verb);

/** Whether a thing usually comes back from the state: paused, suspended, blocked. */
export const isReversible = (state: string): boolean => reversible.has(state);

const over = new Set(lexicon.over);
const lasting = new Set(lexicon.lasting);
const passing = new Set(lexicon.passing);

const freeing = new Set(lexicon.freeing);

/** Whether what is so no longer takes a place or a time: a cancelled booking. */
export const freesWhatItTook = (state: string): boolean => freeing.has(state);

/** Whether nothing more happens to what is so: returned, closed. */
export const isOver = (state: string): boolean => over.has(state);

/** Whether the word tells how it stands with a thing for the time being, and is no part of its name: "overdue". */
export const isPassing = (word: string): boolean => passing.has(word);

/** Whether the word says of something that it is not over: "open" loans. */
export const isLasting = (word: string): boolean => lasting.has(word);

/** Whether the word alone is a yes-or-no property, "done". */
export const isFlag = (word: string): boolean => flags.has(word);

export const isStateNoun = (word: string): boolean => stateNouns.has(word);

/** The states that an action in the imperative leads to: publish -> published, start -> in_progress, started. */
export const statesForVerb: ReadonlyMap<string, readonly string[]> = byVerb();

function byVerb(): Map<string, string[]> {
  const states = new Map<string, string[]>();
  for (const [state, verb] of Object.entries(verbs)) states.set(verb, [...(states.get(verb) ?? []), state]);
  // "Fitters finish jobs", which are then done.
  states.set('finish', ['finished', ...(states.get('complete') ?? [])]);
  return states;
}

/** Whether the words usually name a state: "in progress", "draft". */
export const isUsualState = (state: string): boolean => state in verbs || side.has(state) || flags.has(state);

export function stateVocabulary(): Set<string> {
  return new Set([...Object.keys(verbs), ...flags, ...stateNouns].flatMap((word) => word.split('_')));
}
