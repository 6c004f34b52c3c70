import { OwnershipMode, type EntityModel, type JsonValue } from '@quantumlayer/ir';
import type { Values } from './row-store';

/** Who asks, as the server must see it. */
export interface CallerIdentity {
  /** The account's key; undefined for the anonymous and for API keys. */
  readonly accountId?: JsonValue;
  readonly role?: string;
  /** Shows a valid API key or token. */
  readonly authenticated: boolean;
}

export const ANONYMOUS: CallerIdentity = { authenticated: false };

/** Whether a row's owner is the caller, or the caller acts as every owner. */
export function actsAsOwner({ owner }: EntityModel, values: Values, caller: CallerIdentity): boolean {
  if (!owner) return true;
  if (caller.role !== undefined && owner.bypassRoles.includes(caller.role)) return true;
  return caller.accountId !== undefined && values[owner.property.name] === caller.accountId;
}

export function maySee(entity: EntityModel, values: Values, caller: CallerIdentity): boolean {
  return entity.owner?.mode !== OwnershipMode.PRIVATE || actsAsOwner(entity, values, caller);
}
