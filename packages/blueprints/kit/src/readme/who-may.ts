import { AccessLevel, OperationKind, OwnershipMode, type Model, type OperationModel } from '@quantumlayer/ir';

/** Who may call an operation, as a table of routes says it: "anyone", "any account", "librarian, admin: own rows". */
export function whoMay({ access, kind, entity: { owner } }: OperationModel, { authentication }: Model): string {
  const who = {
    [AccessLevel.UNSPECIFIED]: 'anyone',
    [AccessLevel.PUBLIC]: 'anyone',
    [AccessLevel.AUTHENTICATED]: authentication === 'api_key' ? 'with a key' : 'any account',
    [AccessLevel.ROLES]: access.roles.join(', '),
  }[access.level];
  const reads = kind === OperationKind.READ || kind === OperationKind.LIST;
  const isOwn = owner && kind !== OperationKind.CREATE && !(reads && owner.mode === OwnershipMode.PUBLIC_READ);
  return isOwn && access.level !== AccessLevel.PUBLIC ? `${who}: own rows` : who;
}
