import {
  alternativesOf,
  isRepetition,
  isReversible,
  isSideState,
  isUndoing,
  statesReversedBy,
  stateVerb,
} from './lexicon/state-lexicon';
import { baseOfParticiple, pastParticiple } from './lexicon/verb-lexicon';
import { camelCase, wordsOf } from './names';
import { isEnglishWord } from './text/tags/tagger';

/** One action of a state machine. */
export interface Transition {
  /** camelCase, in the imperative. */
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** The states of a lifecycle in order; a step holds several where one or the other is reached. */
export type Steps = readonly (readonly string[])[];

/** Takes states that stand beside each other, approved and rejected, for one step; those beside the path have none. */
export function stepsOf(states: readonly string[]): string[][] {
  const steps: string[][] = [];
  for (const state of states) {
    const beside = steps.find((step) => step.some((other) => areAlternatives(state, other)));
    if (beside) beside.push(state);
    else steps.push([state]);
  }
  return steps;
}

const areAlternatives = (one: string, other: string): boolean =>
  alternativesOf(one).includes(other) || alternativesOf(other).includes(one);

/** The actions that move along the steps; states beside the path (cancelled) are reached from all before its end. */
export function transitionsOf(steps: Steps): Transition[] {
  const path = steps.filter((step) => !step.every(isSideState));
  const used = new Set<string>();
  const transitions: Transition[] = [];
  for (const [i, step] of steps.entries()) {
    for (const state of step) {
      if (i === 0) continue;
      // "Pending, then paid or failed": nothing that was paid fails.
      const isBeside = isSideState(state) && step.every(isSideState);
      const from = isBeside ? besidePath(steps, path, i) : before(path, partnerOf(steps, i, state) ?? step);
      // What was never closed is opened, not reopened.
      const isFirst = state === 'open' && !steps.slice(0, i).flat().includes('closed');
      const verb = isFirst ? 'open' : verbForState(state);
      const name = used.has(verb) ? markAs(state) : verb;
      used.add(name);
      transitions.push({ name, from: from.length > 0 ? from : [steps[0]?.[0] ?? ''], to: state });
    }
  }
  return transitions;
}

/** What is refused, "rejected", comes from where the approval that it is in place of comes from, wherever it is listed. */
const partnerOf = (steps: Steps, i: number, state: string): readonly string[] | undefined =>
  steps.slice(1, i).find((step) => step.some((other) => alternativesOf(state).includes(other)));

/** What is only interrupted, "suspended", is so from the state before it; what ends, "cancelled", from all before the end. */
function besidePath(steps: Steps, path: Steps, i: number): string[] {
  const state = steps[i]?.[0] ?? '';
  const last = steps.slice(0, i).findLast((step) => path.includes(step));
  return isReversible(state) && last ? last.filter((one) => !isRefusal(one)) : ahead(path);
}

/** Everything but the end of the path. */
const ahead = (path: Steps): string[] => path.slice(0, -1).flatMap((step) => step.filter((state) => !isRefusal(state)));

/** The step before; after "approved or rejected" only what was approved goes on. */
function before(path: Steps, step: readonly string[]): string[] {
  const previous = path[path.indexOf(step) - 1] ?? [];
  const going = previous.filter((state) => !isRefusal(state));
  return going.length > 0 ? going : [...previous];
}

/** The states that an action leads back from, to the one before them: resume -> paused, unclaim -> claimed. */
export function statesTakenBack(verb: string): readonly string[] {
  const undone = deedUndone(verb);
  return undone === undefined ? statesReversedBy(verb) : [...statesReversedBy(verb), pastParticiple(undone)];
}

/** "unpin" -> pin; undefined where nothing is undone, "unite". */
const deedUndone = (verb: string): string | undefined =>
  isUndoing(verb) && isEnglishWord(pastParticiple(verb.slice(2))) ? verb.slice(2) : undefined;

/** Whether an action leads to what was before: resubmit, reopen, unarchive. */
export const leadsBack = (verb: string): boolean =>
  (isRepetition(verb) && isEnglishWord(pastParticiple(verb.replace(/^re-?/, '')))) || statesTakenBack(verb).length > 0;

/** The state before one of those in order, where it goes on again: pending before rejected, the first one for what is not among them. */
export function stateToReturnTo(state: string, steps: Steps): string | undefined {
  const step = steps.findIndex((states) => states.includes(state));
  const before = isSideState(state) ? [] : steps.slice(0, Math.max(step, 0)).flat();
  return before.findLast((one) => !isRefusal(one)) ?? steps.flat().find((one) => one !== state);
}

/** Whether a deed takes back what another does: unpin and pin, uncheck and checkOff, restore and archive, giveBack and take. */
export function takesBack(verb: string, deed: string): boolean {
  const [first = deed, ...rest] = wordsOf(deed);
  return deedUndone(verb) === first || statesReversedBy(verb).includes([pastParticiple(first), ...rest].join('_'));
}

/** Where an action leads that takes something back, "resume", among the states in order: from "paused" to the one before it. */
export function reversal(verb: string, states: readonly string[]): { from: string; to: string } | undefined {
  const [first = verb, ...rest] = wordsOf(verb);
  // "checked in" where that is a state of its own, before or after "checked out"
  if (states.includes([pastParticiple(first), ...rest].join('_')) && rest.length > 0) return undefined;
  const from = statesTakenBack(verb).find((state) => states.indexOf(state) > 0);
  const to = states.slice(0, from === undefined ? 0 : states.indexOf(from)).findLast((state) => !isRefusal(state));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The state among those known that an action leads to once more: "resubmit" to "submitted", "reopen" to "open". */
export function stateAgain(verb: string, states: readonly string[]): string | undefined {
  const base = isRepetition(verb) ? verb.replace(/^re-?/, '') : '';
  return states.find((state) => state === base || state === pastParticiple(base));
}

/** Rejected, cancelled: nothing goes on from there. */
export const isRefusal = (state: string): boolean => alternativesOf(state).length > 0 || isSideState(state);

const markAs = (state: string): string => camelCase(['mark', ...wordsOf(state)]);

/** Names of operations that every entity has. */
const STANDARD = new Set(['create', 'list', 'read', 'update', 'delete']);

/** The action that leads to a state: "published" -> publish, "in_progress" -> start, others "markBottling". */
export function verbForState(state: string): string {
  const [first = '', ...rest] = state.split('_');
  const base = first.endsWith('ing') ? undefined : baseOfParticiple(first);
  const verb = stateVerb(state) ?? (base === undefined ? undefined : camelCase([base, ...rest]));
  return verb === undefined || STANDARD.has(verb) ? markAs(state) : verb;
}
