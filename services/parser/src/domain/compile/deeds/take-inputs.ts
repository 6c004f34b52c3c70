import type { DraftModel } from '../../draft-model';

/** "Voiding a weighing requires a reason": what an action is said to write from its body is asked for there, as the field has it. */
export function takeInputs(model: DraftModel): void {
  for (const operation of model.operations)
    for (const effect of operation.recorded ?? []) {
      const name = 'assign' in effect ? /^input\.(\w+)$/.exec(effect.value)?.[1] : undefined;
      const field = model.entities
        .find((entity) => entity.name === operation.entity)
        ?.fields.find((one) => one.name === name);
      if (name === undefined || !field || operation.input?.some((one) => one.name === name)) continue;
      field.required = false;
      const asked = { ...field, required: true, readOnly: undefined, default: undefined, unique: undefined };
      operation.input = [...(operation.input ?? []), asked];
    }
}
