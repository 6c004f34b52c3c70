import type { DraftEntity, DraftOperation } from '../draft-model';
import { alternativesOf, isSideState, verbForState } from '../lexicon/state-lexicon';
import { spoken } from '../names';

/** The actions that move an entity along its states, in order; states beside the path are reached from all before its end. */
export function stateTransitions(entity: DraftEntity, states: readonly string[]): DraftOperation[] {
  const operations: DraftOperation[] = [];
  const used = new Set<string>();
  const path: string[] = [states[0] ?? ''];
  for (const state of states.slice(1)) {
    const from = sourcesOf(state, path, states);
    if (!isSideState(state) && !isAlternative(state, path)) path.push(state);
    const verb = verbForState(state);
    const name = used.has(verb)
      ? `mark${state.replace(/(^|_)([a-z0-9])/g, (_all, _bar, letter: string) => letter.toUpperCase())}`
      : verb;
    used.add(name);
    operations.push({
      entity: entity.name,
      name,
      kind: 'action',
      description: `Moves the ${spoken(entity.name)} to ${spoken(state)}.`,
      transition: { from, to: state },
    });
  }
  return operations;
}

const isAlternative = (state: string, path: readonly string[]): boolean =>
  alternativesOf(state).includes(path.at(-1) ?? '');

function sourcesOf(state: string, path: readonly string[], states: readonly string[]): string[] {
  if (isSideState(state)) {
    const ahead = states.filter((other) => !isSideState(other) && other !== state);
    const ends = new Set([
      ahead.at(-1),
      ...ahead.filter((other) => isAlternative(other, ahead.slice(0, ahead.indexOf(other)))),
    ]);
    const sources = ahead.filter((other) => !ends.has(other));
    return sources.length > 0 ? sources : [states[0] ?? ''];
  }
  if (isAlternative(state, path)) return [path.at(-2) ?? path.at(-1) ?? ''];
  return [path.at(-1) ?? ''];
}
