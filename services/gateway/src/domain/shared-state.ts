import type { Cache } from './cache';
import type { RateLimiter } from './rate-limiter';

/** What the gateways on one database should know in common, and can do without. */
export interface SharedState {
  readonly limiter: RateLimiter;
  readonly cache: Cache;
}
