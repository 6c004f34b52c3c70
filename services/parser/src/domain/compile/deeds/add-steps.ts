import type { DraftEntity, DraftModel } from '../../draft-model';
import { spoken } from '../../names';
import { stepsOf, transitionsOf } from '../../state-machine';

/** Every step between states that no action of the brief takes becomes an action. */
export function addSteps(model: DraftModel): void {
  for (const entity of model.entities) addStepsOf(model, entity);
}

function addStepsOf(model: DraftModel, entity: DraftEntity): void {
  const states = entity.fields.find(({ name }) => name === entity.stateField)?.enumValues;
  if (!states) return;
  const actions = model.operations.filter((operation) => operation.entity === entity.name);
  const reached = new Set(actions.flatMap(({ transition }) => (transition ? [transition.to] : [])));
  for (const { name, from, to } of transitionsOf(stepsOf(states))) {
    if (reached.has(to)) continue;
    const transition = { from: [...from], to };
    const known = actions.find((action) => action.name === name);
    if (known) known.transition ??= transition;
    else
      model.operations.push({
        entity: entity.name,
        name,
        kind: 'action',
        description: `Moves the ${spoken(entity.name)} to ${spoken(to)}.`,
        transition,
      });
  }
}
