import type { DraftEntity, DraftModel } from '../../draft-model';

/**
 * "Notes are private. Members can archive notes": of those whose rows these are, each acts on his own, though nothing is said of whose
 * notes they archive; nor do "podcasters publish episodes" those of another, where they edit only their own. Who is said to see all rows, and who makes none, such as a clerk beside customers, reaches those of others.
 */
export function keepOwnersApart(model: DraftModel): void {
  for (const entity of model.entities) {
    const { ownership } = entity;
    if (ownership?.bypassRoles === undefined) continue;
    const isPrivate = ownership.mode === 'private';
    const owners = isPrivate ? ownersOf(model, entity) : holdersOf(entity);
    const sees = (role: string): boolean =>
      isPrivate
        ? ownership.seers?.includes(role) === true
        : ownership.writers?.some((right) => right.startsWith(`${role}.`)) === true;
    ownership.bypassRoles = ownership.bypassRoles.filter((role) => !owners.includes(role) || sees(role));
  }
}

/** Who is said to have rows of his own, else whoever registers, unless only others are said to make them. */
function ownersOf({ roles, operations }: DraftModel, entity: DraftEntity): readonly string[] {
  const holders = holdersOf(entity);
  if (holders.length > 0) return holders;
  const standard = roles.flatMap((role) => (role.isDefault === true ? [role.name] : []));
  const access = operations.find((one) => one.entity === entity.name && one.kind === 'create')?.access;
  if (typeof access !== 'object' || standard.some((role) => access.roles.includes(role))) return standard;
  return access.roles;
}

const holdersOf = ({ ownership }: DraftEntity): string[] =>
  (ownership?.holders ?? []).map((right) => right.split('.')[0] ?? '');
