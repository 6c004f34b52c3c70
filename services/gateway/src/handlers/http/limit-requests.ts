import type { FastifyInstance } from 'fastify';
import { callerOf, requireWithin, type RateLimiter } from '../../domain/rate-limiter';

/** Counts every request of the API, those for unknown paths included, and says in headers what is left. */
export function limitRequests(app: FastifyInstance, limiter: RateLimiter, most: number): void {
  app.addHook('onRequest', async ({ url, headers, ip }, reply) => {
    if (!url.startsWith('/v1/')) return;
    const share = await limiter.take(callerOf(headers.authorization, ip));
    reply.headers({
      'x-ratelimit-limit': most,
      'x-ratelimit-remaining': Math.max(0, most - share.used),
      'x-ratelimit-reset': Math.ceil(share.milliseconds / 1000),
    });
    requireWithin(most, share);
  });
}
