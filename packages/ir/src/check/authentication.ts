import { AuthenticationKind, FieldType, KeyKind, type Application } from '../contract';
import type { Issues } from './issues';

const implicitNames = ['password', 'passwordHash'];

/** Accounts and roles fit the kind of authentication. */
export function checkAuthentication(application: Application, issues: Issues): void {
  const { authentication, roles, entities } = application;
  const name = authentication?.accountEntity ?? '';
  if (authentication?.kind !== AuthenticationKind.JWT) {
    if (name !== '') issues.add('authentication.accountEntity', 'account', 'accounts exist only with JWT');
    if (roles.length > 0) issues.add('roles', 'account', 'roles exist only with JWT');
    entities.forEach(({ ownership, name: entity }, i) => {
      if (ownership)
        issues.add(`entities[${i}].ownership`, 'account', `${entity} has an owner, so accounts (JWT) are needed`);
    });
    return;
  }
  checkAccount(application, name, issues);
  if (roles.length === 0) return;
  if (roles.filter(({ isDefault }) => isDefault).length !== 1) {
    issues.add('roles', 'role', 'exactly one role must be the default of new accounts');
  }
  if (!roles.some(({ isAdministrator }) => isAdministrator)) {
    issues.add('roles', 'role', 'at least one role must be an administrator');
  }
}

function checkAccount(application: Application, name: string, issues: Issues): void {
  const at = 'authentication.accountEntity';
  const account = application.entities.find((entity) => entity.name === name);
  if (!account) {
    issues.add(at, 'account', `JWT needs an account entity; ${JSON.stringify(name)} is none`);
    return;
  }
  const email = account.fields.find((field) => field.name === 'email');
  if (email?.type !== FieldType.EMAIL || !email.unique || !email.required) {
    issues.add(at, 'account', `${name} needs the field email: EMAIL, required and unique`);
  }
  if (account.key?.kind !== KeyKind.UUID) issues.add(at, 'account', `${name} must have a UUID key`);
  if (account.ownership) issues.add(at, 'account', `${name} is the account itself and cannot be owned`);
  for (const field of account.fields) {
    if (implicitNames.includes(field.name))
      issues.add(at, 'account', `${name}.${field.name} is implicit; leave it out`);
  }
  if (application.relations.some(({ source, required }) => source === name && required)) {
    issues.add(at, 'account', `${name} must not need another row: nobody could register`);
  }
  const role = account.fields.find((field) => field.name === 'role');
  const roleNames = application.roles.map((r) => r.name);
  if (roleNames.length === 0) {
    if (role?.type === FieldType.ENUM)
      issues.add(at, 'role', `${name}.role is there, but the application has no roles`);
    return;
  }
  const standard = application.roles.find(({ isDefault }) => isDefault)?.name ?? '';
  const fits =
    role?.type === FieldType.ENUM &&
    role.required &&
    role.enumValues.join() === roleNames.join() &&
    role.defaultValue?.kind.case === 'json' &&
    role.defaultValue.kind.value === JSON.stringify(standard);
  if (!fits) {
    issues.add(
      at,
      'role',
      `${name} needs the field role: ENUM of ${roleNames.join(', ')}, required, default "${standard}"`,
    );
  }
}
