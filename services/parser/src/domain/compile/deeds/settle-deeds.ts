import type { DraftModel } from '../../draft-model';
import type { Assumptions } from '../assumptions';
import { actOnOwnThings } from './act-on-own-things';
import { addSteps } from './add-steps';
import { expandRule } from './expand-rules';
import { giveActionsEffects } from './give-actions-effects';
import { guardEffects } from './guard-effects';
import { keepHolders } from './keep-holders';
import { keepTakenApart } from './keep-taken-apart';
import { nameByActions } from './name-by-actions';
import { takeInputs } from './take-inputs';

/** What is done to rows: each deed once, with what it asks for, writes and requires, and whom it names. */
export function settleDeeds(model: DraftModel, assumptions: Assumptions): void {
  actOnOwnThings(model, assumptions);
  nameByActions(model, assumptions);
  keepHolders(model, assumptions);
  takeInputs(model);
  keepTakenApart(model, assumptions);
  giveActionsEffects(model, assumptions);
  // After the effects: what actions write may be empty until then, and may give back what was taken.
  for (const entity of model.entities)
    for (const rule of entity.rules ?? []) expandRule(model, entity, rule, assumptions);
  addSteps(model);
  guardEffects(model, assumptions);
}
