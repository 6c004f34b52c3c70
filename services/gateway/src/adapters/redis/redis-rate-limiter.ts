import type { RateLimiter, Share } from '../../domain/rate-limiter';
import type { RedisConnection } from './connect-redis';

/** In one step on the server, so that no two gateways count the same request number, and no counter stays for ever. */
const COUNT = `
local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { used, redis.call('PTTL', KEYS[1]) }`;
const MINUTE = 60_000;

/** Counts what all gateways see; while the server is away, each for itself. */
export class RedisRateLimiter implements RateLimiter {
  constructor(
    private readonly redis: RedisConnection,
    private readonly alone: RateLimiter,
  ) {}

  async take(caller: string): Promise<Share> {
    const answer = await this.redis.ask((redis) => redis.eval(COUNT, 1, `requests:${caller}`, MINUTE));
    if (!Array.isArray(answer)) return this.alone.take(caller);
    const [used, milliseconds] = answer.map(Number);
    return { used: used ?? 1, milliseconds: milliseconds ?? MINUTE };
  }
}
