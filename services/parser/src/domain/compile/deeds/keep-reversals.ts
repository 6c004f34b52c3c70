import type { DraftModel, DraftOperation } from '../../draft-model';

/** "Moderators lock threads": nobody else is said to take it back, so whoever started a thread does not reopen it. */
export function keepReversals(model: DraftModel): void {
  for (const operation of model.operations) {
    const { entity, transition } = operation;
    if (operation.access !== undefined || !transition || !leadsBack(model, operation)) continue;
    const undone = model.operations.filter(
      (other) =>
        other.entity === entity &&
        other.transition !== undefined &&
        typeof other.access === 'object' &&
        other.transition.from.includes(transition.to) &&
        transition.from.every((state) => state === other.transition?.to),
    );
    const roles = undone.flatMap(({ access }) => (typeof access === 'object' ? access.roles : []));
    if (roles.length > 0) operation.access = { roles: [...new Set(roles)] };
  }
}

/** "Posts are drafts until published, editors unpublish them": what comes first takes nothing back. */
function leadsBack({ entities }: DraftModel, { entity, transition }: DraftOperation): boolean {
  const row = entities.find(({ name }) => name === entity);
  const states = row?.fields.find(({ name }) => name === row.stateField)?.enumValues ?? [];
  const to = states.indexOf(transition?.to ?? '');
  return transition?.from.every((state) => states.indexOf(state) > to) === true;
}
