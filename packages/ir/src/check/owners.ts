import { AccessLevel, OperationKind, type Application, type Entity, type Operation } from '../contract';
import { ownersAlong } from '../model/owners-along';
import type { Issues } from './issues';

/** Every path to an owner leads to accounts, and nobody can make himself one. */
export function checkOwners(application: Application, issues: Issues): void {
  application.entities.forEach((entity, i) => {
    for (const path of entity.ownership?.through ?? [])
      for (const problem of problems(application, entity, path))
        issues.add(`entities[${i}].ownership.through`, 'owner', `${entity.name} belongs to its ${path}, ${problem}`);
  });
}

function* problems(application: Application, entity: Entity, path: string): Generator<string> {
  const way = ownersAlong(application, entity.name, path);
  if (typeof way === 'string') {
    yield way;
    return;
  }
  const { relations, membership } = way;
  if (membership?.required === true)
    yield `but whoever registers belongs to no ${membership.target} yet: let ${membership.name} be optional`;
  // What the row itself refers to, only those change who see it.
  for (const { source, name } of [...relations.slice(1), ...(membership ? [membership] : [])])
    if (mayNameHimself(application, source, name))
      yield `but anybody may change ${source} and name himself there; let only roles that are given do so, or let it have owners`;
}

/** Whoever changes the record of a person, or the group of an account, decides whose rows there are. */
function mayNameHimself({ entities, operations, roles }: Application, record: string, relation: string): boolean {
  const standard = roles.find(({ isDefault }) => isDefault)?.name ?? '';
  const owned = entities.find(({ name }) => name === record)?.ownership;
  if (owned && !owned.bypassRoles.includes(standard)) return false;
  const isOpen = ({ access }: Operation) => access?.level !== AccessLevel.ROLES || access.roles.includes(standard);
  const assigns = ({ effects }: Operation) =>
    effects.some(({ kind }) => kind.case === 'assign' && kind.value.target.endsWith(`.${relation}Id`));
  return operations.some(
    (operation) =>
      isOpen(operation) &&
      ((operation.entity === record && operation.kind === OperationKind.UPDATE) || assigns(operation)),
  );
}
