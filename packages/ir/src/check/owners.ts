import {
  AccessLevel,
  Cardinality,
  OperationKind,
  type Application,
  type Entity,
  type Operation,
  type Relation,
} from '../contract';
import type { Issues } from './issues';

/** Every relation that names an owner leads to an account, and nobody can make himself one. */
export function checkOwners(application: Application, issues: Issues): void {
  application.entities.forEach((entity, i) => {
    for (const path of entity.ownership?.through ?? [])
      for (const problem of problems(application, entity, path))
        issues.add(`entities[${i}].ownership.through`, 'owner', `${entity.name} belongs to its ${path}, ${problem}`);
  });
}

function* problems(application: Application, entity: Entity, path: string): Generator<string> {
  const account = application.authentication?.accountEntity;
  const [first = '', onward] = path.split('.');
  const relation = toOne(application, entity.name, first);
  if (!relation) yield `but has no to-one relation ${first}`;
  else if (onward === undefined) {
    if (relation.target !== account) yield 'which is no account';
  } else if (isCreator(application, relation.target, onward)) return;
  else if (toOne(application, relation.target, onward)?.target !== account) yield 'which leads to no account';
  else if (mayNameHimself(application, relation.target, onward))
    yield `but anybody may change ${relation.target} and name himself there; let only roles that are given do so, or let it have owners`;
}

const toOne = (application: Application, entity: string, relation: string): Relation | undefined =>
  application.relations.find(
    ({ source, name, cardinality }) =>
      source === entity && name === relation && cardinality !== Cardinality.MANY_TO_MANY,
  );

/** "ticket.owner": who created a row never changes. */
const isCreator = ({ entities }: Application, entity: string, name: string): boolean =>
  entities.some((one) => one.name === entity && one.ownership?.name === name);

/** Whoever changes the record of a person decides whose rows those of the record are. */
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
