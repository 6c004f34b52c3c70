import { PROBES } from '@quantumlayer/service-kit/probes';
import type { FastifyInstance } from 'fastify';
import { callerOf, requireWithin, type RateLimiter } from '../../domain/rate-limiter';

const FREE: readonly (string | undefined)[] = Object.values(PROBES);

/**
 * Counts every request but the probes', those for unknown paths included, and says in headers what is left. Which request is a probe's is
 * told by the route that it came to: one path can be written in many ways (`/%76%31/usage`, `http://host/v1/usage`).
 */
export function limitRequests(app: FastifyInstance, limiter: RateLimiter, most: number): void {
  app.addHook('onRequest', async ({ routeOptions, headers, ip }, reply) => {
    if (FREE.includes(routeOptions.url)) return;
    const share = await limiter.take(callerOf(headers.authorization, ip));
    reply.headers({
      'x-ratelimit-limit': most,
      'x-ratelimit-remaining': Math.max(0, most - share.used),
      'x-ratelimit-reset': Math.ceil(share.milliseconds / 1000),
    });
    requireWithin(most, share);
  });
}
