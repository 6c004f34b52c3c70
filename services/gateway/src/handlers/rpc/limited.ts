import type { Authenticate } from '../../domain/authenticate';
import { callerOf, requireWithin, type RateLimiter } from '../../domain/rate-limiter';

/** Counts calls that come by gRPC. Who shows nothing opens nothing, and costs nothing either. */
export function limited(authenticate: Authenticate, limiter: RateLimiter, most: number): Authenticate {
  return async (metadata) => {
    const { authorization } = metadata;
    if (authorization !== undefined) requireWithin(most, await limiter.take(callerOf(authorization, '')));
    return authenticate(metadata);
  };
}
