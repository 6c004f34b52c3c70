import { OwnershipMode, type EntityModel, type JsonValue } from '@quantumlayer/ir';
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
  return caller.accountId !== undefined && ownersOf(entity, values, rows).includes(caller.accountId);
}

export function maySee(entity: EntityModel, values: Values, caller: CallerIdentity, rows: Rows): boolean {
  return entity.owner?.mode !== OwnershipMode.PRIVATE || actsAsOwner(entity, values, caller, rows);
}

/** The accounts that own a row: who created it, and whom its relations name. */
export function ownersOf({ owner }: EntityModel, values: Values, rows: Rows): JsonValue[] {
  if (!owner) return [];
  const named = owner.through.map(({ reference, onward }) => {
    const key = values[reference.property.name];
    return onward ? rows.get(reference.target, key)?.values[onward.property.name] : key;
  });
  return [values[owner.property.name], ...named].filter((account) => account != null);
}
