import type { DraftModel } from '../draft-model';

/** Takes from roles what they are denied: "interns cannot delete contacts" leaves it to all others who might. */
export function keepDenials(model: DraftModel): void {
  if (model.authentication !== 'jwt') return;
  for (const operation of model.operations) {
    const { access, denied = [] } = operation;
    if (denied.length === 0) continue;
    const allowed = typeof access === 'object' ? access.roles : model.roles.map(({ name }) => name);
    operation.access = { roles: allowed.filter((role) => !denied.includes(role)) };
  }
}
