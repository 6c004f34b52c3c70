import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Who calls, and for which organisation; everything that a call reads or changes is within it. */
export interface Principal {
  readonly organisation: string;
  /** `key:<id>` or `user:<subject>`, for the audit log. */
  readonly actor: string;
  readonly role: Role;
}

/** From the lowest to the highest. */
const RANKS: readonly Role[] = [Role.VIEWER, Role.DEVELOPER, Role.ADMIN, Role.OWNER];

/** True when `role` may do whatever `least` may. An unspecified role may nothing, and nothing is open to everybody. */
export function reaches(role: Role, least: Role): boolean {
  return RANKS.includes(least) && RANKS.indexOf(role) >= RANKS.indexOf(least);
}

/** Throws PERMISSION_DENIED unless the principal's role is at least this one. */
export function requireRole(principal: Principal, least: Role): void {
  if (reaches(principal.role, least)) return;
  const name = Role[least].toLowerCase();
  throw new QuantumLayerError(
    ErrorCode.PERMISSION_DENIED,
    `This takes the role ${name}; ask an administrator for such a key.`,
  );
}
