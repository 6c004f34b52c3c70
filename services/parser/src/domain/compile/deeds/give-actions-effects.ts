import { withArticle } from '@quantumlayer/ir';
import type { DraftEffect, DraftEntity, DraftModel, DraftOperation } from '../../draft-model';
import { isSideState, statesForVerb } from '../../lexicon/state-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { snakeCase, spoken, wordsOf } from '../../names';
import { recordedAt } from '../../recorded-names';
import { takesBack } from '../../state-machine';
import type { Assumptions } from '../assumptions';

/** An action that was named without saying what it does records when it was done; it is never an empty promise. */
export function giveActionsEffects(model: DraftModel, assumptions: Assumptions): void {
  giveUsualEffects(model, assumptions);
  for (const operation of model.operations)
    if (operation.recorded) operation.effects = [...(operation.effects ?? []), ...operation.recorded];
}

function giveUsualEffects(model: DraftModel, assumptions: Assumptions): void {
  for (const operation of model.operations) {
    if (operation.kind !== 'action' || operation.transition || (operation.effects?.length ?? 0) > 0) continue;
    const entity = model.entities.find(({ name }) => name === operation.entity);
    if (!entity || reachesState(entity, operation)) continue;
    const set = flagTakenBack(model, operation);
    if (set !== undefined) {
      operation.effects = [{ assign: set, value: 'false' }];
      continue;
    }
    const flag = pastParticiple(operation.name);
    const status = statusHolding(entity, snakeCase(wordsOf(flag)));
    if (status !== undefined) {
      operation.effects = [{ assign: `self.${status}`, value: JSON.stringify(snakeCase(wordsOf(flag))) }];
      continue;
    }
    if (isSideState(flag) && !entity.fields.some(({ name }) => name === recordedAt(operation.name))) {
      if (!entity.fields.some(({ name }) => name === flag))
        entity.fields.push({ name: flag, type: 'boolean', required: true, default: { json: 'false' }, readOnly: true });
      operation.effects = [{ assign: `self.${flag}`, value: 'true' }];
      continue;
    }
    if (operation.recorded?.some(isOwn)) continue;
    const field = recordedAt(operation.name);
    if (!entity.fields.some(({ name }) => name === field)) {
      entity.fields.push({
        name: field,
        type: 'datetime',
        readOnly: true,
        description: `When "${spoken(operation.name)}" last happened.`,
      });
    }
    operation.effects = [{ assign: `self.${field}`, value: 'now()' }];
    assumptions.add(
      `"${spoken(operation.name)}" of ${withArticle(spoken(entity.name))} records the time in ${field}, because the brief does not say what it changes${operation.recorded ? ' in it' : ''}.`,
      `Say what it does, for example "${spoken(operation.name)} sets the status to closed".`,
    );
  }
}

/** What "pin" sets, where the operation is "unpin". */
function flagTakenBack({ operations }: DraftModel, { entity, name }: DraftOperation): string | undefined {
  const done = operations.find((other) => other.entity === entity && takesBack(name, other.name));
  const effect = done?.effects?.find((one) => 'assign' in one && one.value === 'true');
  return effect && 'assign' in effect ? effect.assign : undefined;
}

/** Whether it writes into the row itself, not into one that it refers to, more than what is told with it or who did it. */
const isOwn = (effect: DraftEffect): boolean =>
  'assign' in effect && /^self\.\w+$/.test(effect.assign) && !/^(?:input|caller)\./.test(effect.value);

/** "approve" where an ordinary status field, as specifications have them, can be "approved". */
const statusHolding = ({ fields, stateField }: DraftEntity, value: string): string | undefined =>
  fields.find(
    ({ name, enumValues }) =>
      name !== stateField && /^(status|state|stage|phase)$/.test(name) && enumValues?.includes(value) === true,
  )?.name;

function reachesState(entity: DraftEntity, operation: DraftOperation): boolean {
  const states = entity.fields.find(({ name }) => name === entity.stateField)?.enumValues ?? [];
  return statesForVerb.get(operation.name)?.some((target) => states.indexOf(target) > 0) ?? false;
}
