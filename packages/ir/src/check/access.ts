import { AccessLevel, AuthenticationKind, OperationKind, OwnershipMode, type Application } from '../contract';
import type { Issues } from './issues';

const reading = [OperationKind.LIST, OperationKind.READ, OperationKind.REDIRECT];

/** Nobody is let in by a rule that cannot be enforced. */
export function checkAccess(application: Application, issues: Issues): void {
  const kind = application.authentication?.kind;
  const roles = new Set(application.roles.map(({ name }) => name));
  application.operations.forEach((operation, i) => {
    const at = `operations[${i}].access`;
    const level = operation.access?.level;
    const named = operation.access?.roles ?? [];
    const what = `${operation.entity}.${operation.name}`;
    if (kind === AuthenticationKind.NONE && level !== AccessLevel.PUBLIC) {
      issues.add(at, 'access', `${what} is not public, but the application has no authentication`);
    }
    if ((level === AccessLevel.ROLES) !== named.length > 0) {
      issues.add(at, 'access', `${what} needs roles if and only if its access is by roles`);
    }
    for (const role of named)
      if (!roles.has(role)) issues.add(at, 'access', `${what} admits ${role}, which is no role`);
    const ownership = application.entities.find(({ name }) => name === operation.entity)?.ownership;
    if (level !== AccessLevel.PUBLIC || !ownership) return;
    if (ownership.mode === OwnershipMode.PRIVATE || !reading.includes(operation.kind)) {
      issues.add(at, 'access', `${what} is public, but works on rows that belong to accounts`);
    }
  });
  application.entities.forEach(({ name, ownership }, i) => {
    for (const role of ownership?.bypassRoles ?? []) {
      if (!roles.has(role))
        issues.add(`entities[${i}].ownership`, 'access', `${name} is open to ${role}, which is no role`);
    }
  });
}
