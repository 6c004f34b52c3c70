import type { DraftEntity, DraftModel } from '../draft-model';

/**
 * "Notes are private. Members can archive notes": of those whose rows these are, each acts on his own, though nothing is said of whose
 * notes they archive. Who is said to see all rows, and who makes none, such as a clerk beside customers, reaches those of others.
 */
export function keepOwnersApart(model: DraftModel): void {
  if (model.authentication !== 'jwt') return;
  for (const entity of model.entities) {
    const { ownership } = entity;
    if (ownership?.mode !== 'private' || ownership.bypassRoles === undefined) continue;
    const owners = ownersOf(model, entity);
    ownership.bypassRoles = ownership.bypassRoles.filter(
      (role) => !owners.includes(role) || ownership.seers?.includes(role) === true,
    );
  }
}

/** Who is said to have rows of his own, else whoever registers, unless only others are said to make them. */
function ownersOf({ roles, operations }: DraftModel, { name, ownership }: DraftEntity): readonly string[] {
  const holders = (ownership?.holders ?? []).map((right) => right.split('.')[0] ?? '');
  if (holders.length > 0) return holders;
  const standard = roles.flatMap((role) => (role.isDefault === true ? [role.name] : []));
  const access = operations.find(({ entity, kind }) => entity === name && kind === 'create')?.access;
  if (typeof access !== 'object' || standard.some((role) => access.roles.includes(role))) return standard;
  return access.roles;
}
