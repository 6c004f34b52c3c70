import { OwnershipMode, type EntityModel, type JsonValue, type OwnerPath } from '@quantumlayer/ir';
import type { Values } from './row';
import type { RowStore } from './row-store';

/** Who asks, as the server must see it. */
export interface CallerIdentity {
  /** The account's key; undefined for the anonymous and for API keys. */
  readonly accountId?: JsonValue;
  readonly role?: string;
  /** Shows a valid API key or token. */
  readonly authenticated: boolean;
}

export const ANONYMOUS: CallerIdentity = { authenticated: false };

/** Where the rows are that name the owners of others. */
type Rows = Pick<RowStore, 'get'>;

/** Whether the caller owns a row, or acts as every owner. */
export function actsAsOwner(entity: EntityModel, values: Values, caller: CallerIdentity, rows: Rows): boolean {
  const { owner } = entity;
  if (!owner) return true;
  if (caller.role !== undefined && owner.bypassRoles.includes(caller.role)) return true;
  const { accountId } = caller;
  if (accountId === undefined) return false;
  return (
    values[owner.property.name] === accountId || owner.through.some((path) => isNamed(path, values, accountId, rows))
  );
}

export function maySee(entity: EntityModel, values: Values, caller: CallerIdentity, rows: Rows): boolean {
  return entity.owner?.mode !== OwnershipMode.PRIVATE || actsAsOwner(entity, values, caller, rows);
}

/** Whether a row's relations lead to the account, or to a group to which it belongs. */
function isNamed(
  { references, property, membership }: OwnerPath,
  row: Values,
  account: JsonValue,
  rows: Rows,
): boolean {
  const end = references.reduce<Values | undefined>(
    (values, reference) => rows.get(reference.target, values?.[reference.property.name])?.values,
    row,
  );
  const wanted = membership ? rows.get(membership.source, account)?.values[membership.property.name] : account;
  return wanted != null && end?.[property.name] === wanted;
}
