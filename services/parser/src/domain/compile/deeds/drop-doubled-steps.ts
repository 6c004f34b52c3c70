import type { DraftModel, DraftOperation } from '../../draft-model';

/**
 * "Tasks are open, in progress, then done. Only admins can finish tasks": the step that a life needs is the one that somebody is said to
 * make. Under its usual name it would stand open to everybody beside it.
 */
export function dropDoubledSteps(model: DraftModel): void {
  model.operations = model.operations.filter(
    (step) =>
      !isPlain(step) || !model.operations.some((other) => other !== step && isSaidOf(other) && covers(other, step)),
  );
}

/** Nothing is said of it but where it leads. */
const isPlain = ({
  kind,
  transition,
  access,
  denied,
  guards,
  effects,
  input,
  recorded,
  byOwners,
}: DraftOperation): boolean =>
  kind === 'action' &&
  transition !== undefined &&
  access === undefined &&
  byOwners !== true &&
  [denied, guards, effects, input, recorded].every((said) => (said ?? []).length === 0);

/** Somebody is named for it. */
const isSaidOf = ({ kind, access, byOwners }: DraftOperation): boolean =>
  kind === 'action' && (typeof access === 'object' || byOwners === true);

const covers = (one: DraftOperation, other: DraftOperation): boolean =>
  one.entity === other.entity &&
  one.transition?.to === other.transition?.to &&
  (other.transition?.from ?? []).every((state) => one.transition?.from.includes(state));
