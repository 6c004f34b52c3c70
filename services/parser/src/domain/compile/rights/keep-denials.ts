import type { CrudVerb, DraftModel, DraftOperation } from '../../draft-model';
import { administratorsOf } from './rights';

/**
 * Takes from roles what they are denied: "interns cannot delete contacts" leaves it to all others who might. What is denied to everybody
 * is not offered.
 */
export function keepDenials(model: DraftModel): void {
  const administrators = administratorsOf(model);
  for (const operation of [...model.operations]) {
    const { access, denied = [] } = operation;
    if (denied.length === 0) continue;
    const named = typeof access === 'object' ? access.roles : model.roles.map(({ name }) => name);
    const roles = named.filter((role) => !denied.includes(role));
    operation.access = { roles };
    if (roles.length === 0 && administrators.every((role) => denied.includes(role))) leaveOut(model, operation);
  }
}

const CRUD: readonly CrudVerb[] = ['create', 'list', 'read', 'update', 'delete'];

function leaveOut(model: DraftModel, operation: DraftOperation): void {
  model.operations = model.operations.filter((other) => other !== operation);
  const entity = model.entities.find(({ name }) => name === operation.entity);
  if (entity) entity.crud = (entity.crud ?? [...CRUD]).filter((verb) => verb !== operation.kind);
}
