import type { CrudVerb, DraftModel, DraftOperation } from '../../draft-model';

/** The roles that are named for an operation; none where nobody is, or everybody may. */
export const rolesOf = ({ access }: Pick<DraftOperation, 'access'>): readonly string[] =>
  typeof access === 'object' ? access.roles : [];

/** The roles that run the place. */
export const administratorsOf = ({ roles }: Pick<DraftModel, 'roles'>): string[] =>
  roles.flatMap(({ name, isAdministrator }) => (isAdministrator === true ? [name] : []));

/** The operation by which rows of an entity are listed, read, created, changed or deleted, where something is said of it. */
export const operationFor = (model: DraftModel, entity: string, verb: CrudVerb): DraftOperation | undefined =>
  model.operations.find((one) => one.entity === entity && one.kind === verb);

/** The roles that are named for it. */
export const rolesFor = (model: DraftModel, entity: string, verb: CrudVerb): readonly string[] =>
  rolesOf(operationFor(model, entity, verb) ?? {});

/** Leaves it to these roles alone. */
export function give(model: DraftModel, entity: string, verb: CrudVerb, roles: readonly string[]): void {
  const known = operationFor(model, entity, verb);
  if (known) known.access = { roles: [...roles] };
  else model.operations.push({ entity, name: verb, kind: verb, access: { roles: [...roles] } });
}

/** Leaves to these roles the actions on an entity that nobody was given; an action moves a row or writes to it. Returns their names. */
export function giveActions(model: DraftModel, entity: string, roles: readonly string[]): string[] {
  const open = model.operations.filter(
    (one) => one.entity === entity && one.kind === 'action' && one.access === undefined,
  );
  for (const action of open) action.access = { roles: [...roles] };
  return open.map(({ name }) => name);
}
