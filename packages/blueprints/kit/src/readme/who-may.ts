import { AccessLevel, OperationKind, OwnershipMode, type Model, type OperationModel } from '@quantumlayer/ir';

/** Who may call an operation, as a table of routes says it: "anyone", "any account", "member: own rows; librarian: all". */
export function whoMay({ access, kind, entity: { owner } }: OperationModel, { authentication }: Model): string {
  const who = {
    [AccessLevel.UNSPECIFIED]: 'anyone',
    [AccessLevel.PUBLIC]: 'anyone',
    [AccessLevel.AUTHENTICATED]: authentication === 'api_key' ? 'with a key' : 'any account',
    [AccessLevel.ROLES]: access.roles.join(', '),
  }[access.level];
  const reads = kind === OperationKind.READ || kind === OperationKind.LIST;
  const isOwn = owner && kind !== OperationKind.CREATE && !(reads && owner.mode === OwnershipMode.PUBLIC_READ);
  if (!isOwn || access.level === AccessLevel.PUBLIC) return who;
  const isLimited = access.level === AccessLevel.ROLES;
  const all = owner.bypassRoles.filter((role) => !isLimited || access.roles.includes(role));
  const own = isLimited ? access.roles.filter((role) => !all.includes(role)) : [who];
  const told = [
    ...(own.length > 0 ? [`${own.join(', ')}: own rows`] : []),
    ...(all.length > 0 ? [`${all.join(', ')}: all`] : []),
  ];
  return told.join('; ');
}
