import { getOption, type DescMethod } from '@bufbuild/protobuf';
import { least_role as leastRole, type Role } from '@quantumlayer/contracts/platform/v1/platform';
import type { CallContext, Handlers, ServiceDescriptor } from '@quantumlayer/rpc';
import type { Authenticate } from '../../domain/authenticate';
import { requireRole, type Principal } from '../../domain/principal';

type AnyHandler = (request: never, context: CallContext) => unknown;

/**
 * Handlers that know who calls. Each call is authenticated, and its method's `least_role` required, before `make` sees it; a method
 * without a role is a mistake in the contract, and opens to nobody.
 */
export function secured<S extends ServiceDescriptor>(
  descriptor: S,
  authenticate: Authenticate,
  make: (principal: Principal) => Handlers<S>,
): Handlers<S> {
  const entries = Object.values(descriptor.method).map((method) => {
    const admit = async ({ metadata }: CallContext): Promise<AnyHandler> => {
      const principal = await authenticate(metadata);
      requireRole(principal, leastRoleOf(method));
      const handlers = make(principal) as Readonly<Record<string, AnyHandler>>;
      const handler = handlers[method.localName];
      if (handler === undefined) throw new TypeError(`There is no handler for ${method.name}`);
      return handler;
    };
    return [method.localName, method.methodKind === 'unary' ? unary(admit) : streaming(admit)];
  });
  return Object.fromEntries(entries) as Handlers<S>;
}

/** The lowest role that may call a method, as its contract says. */
export function leastRoleOf(method: DescMethod): Role {
  return getOption(method, leastRole);
}

type Admit = (context: CallContext) => Promise<AnyHandler>;

function unary(admit: Admit) {
  return async (request: never, context: CallContext): Promise<unknown> => (await admit(context))(request, context);
}

function streaming(admit: Admit) {
  return async function* (request: never, context: CallContext): AsyncGenerator {
    yield* (await admit(context))(request, context) as AsyncIterable<unknown>;
  };
}
