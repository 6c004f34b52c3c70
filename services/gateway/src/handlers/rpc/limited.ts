import type { Authenticate } from '../../domain/authenticate';
import type { Charge } from '../../domain/rate-limiter';

/** Counts calls that come by gRPC. Who shows nothing opens nothing, and costs nothing either. */
export function limited(authenticate: Authenticate, charge: Charge): Authenticate {
  return async (metadata) => {
    const { authorization } = metadata;
    if (authorization !== undefined) await charge(authorization, '');
    return authenticate(metadata);
  };
}
