import { getOption, type DescMethod } from '@bufbuild/protobuf';
import { least_role as leastRole, type Role } from '@quantumlayer/contracts/platform/v1/platform';
import type { Admit, Handlers, ServiceDescriptor } from '@quantumlayer/rpc';
import type { Authenticate } from '../../domain/authenticate';
import { requireRole, type Principal } from '../../domain/principal';

/**
 * Handlers that know who calls. Each call is authenticated, and its method's `least_role` required, before `make` is asked and its
 * request is read; a method without a role is a mistake in the contract, and opens to nobody.
 */
export function secured<S extends ServiceDescriptor>(
  authenticate: Authenticate,
  make: (principal: Principal) => Handlers<S>,
): Admit<S> {
  return async (method, { metadata }) => {
    const principal = await authenticate(metadata);
    requireRole(principal, leastRoleOf(method));
    return make(principal);
  };
}

/** Read once: reading it decodes the contract's options. */
const roles = new WeakMap<DescMethod, Role>();

/** The lowest role that may call a method, as its contract says. */
export function leastRoleOf(method: DescMethod): Role {
  const role = roles.get(method) ?? getOption(method, leastRole);
  roles.set(method, role);
  return role;
}
