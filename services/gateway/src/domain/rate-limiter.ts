import { createHash } from 'node:crypto';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** How much of its share a caller has used. */
export interface Share {
  /** Requests of the running minute, this one included. */
  readonly used: number;
  /** Until that minute is over. */
  readonly milliseconds: number;
}

/** Counts the requests of callers. The minute of each begins with its first one. */
export interface RateLimiter {
  /** Counts one more. Never rejects: a counter that is away must not refuse anybody. */
  take(caller: string): Promise<Share>;
}

/** Who calls, for counting: by what they show, before it is looked up. Secrets are told to no counter. */
export function callerOf(authorization: string | undefined, address: string): string {
  if (authorization === undefined) return `address:${address}`;
  return `bearer:${createHash('sha256').update(authorization).digest('base64url')}`;
}

/** @throws RESOURCE_EXHAUSTED, with the time to wait, when this was one request too many */
export function requireWithin(most: number, { used, milliseconds }: Share): void {
  if (used > most)
    throw new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, 'Too many requests; wait a little.', {
      retryAfterSeconds: Math.ceil(milliseconds / 1000),
    });
}

/** Counts one more request of whoever shows this, or calls from there. @throws RESOURCE_EXHAUSTED */
export type Charge = (authorization: string | undefined, address: string) => Promise<void>;

export function chargeBy(limiter: RateLimiter, most: number): Charge {
  return async (authorization, address) => requireWithin(most, await limiter.take(callerOf(authorization, address)));
}
