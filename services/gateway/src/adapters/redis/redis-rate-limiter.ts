import { LRUCache } from 'lru-cache';
import type { RateLimiter, Share } from '../../domain/rate-limiter';
import type { RedisConnection } from './connect-redis';

/** In one step on the server, so that no two gateways give out the same number, and no counter stays for ever. */
const COUNT = `
local used = redis.call('INCRBY', KEYS[1], ARGV[2])
if used == tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { used, redis.call('PTTL', KEYS[1]) }`;
const MINUTE = 60_000;
/** Milliseconds between two claims for one caller, below which it is busy. */
const BUSY = 250;
/** Callers whose claims are remembered; of one that is pushed out the rest of a claim is lost. */
const CALLERS = 20_000;

/** Numbers of a caller's minute that were claimed together, to be given out one by one. */
interface Claim {
  readonly made: number;
  readonly size: number;
  given: number;
  /** The last of the numbers, and when the minute ends on this process's clock; undefined while the server is away. */
  readonly numbers: Promise<{ readonly last: number; readonly end: number } | undefined>;
  /** Known when the server has answered. */
  end: number;
}

/**
 * Counts what all gateways see; while the server is away, each for itself. For a busy caller a few numbers are claimed at once, so that
 * most of its requests need no question: another gateway may then refuse it that many requests early, and none too late.
 */
export class RedisRateLimiter implements RateLimiter {
  readonly #claims = new LRUCache<string, Claim>({ max: CALLERS });

  /** @param ahead numbers that are claimed for a busy caller beside the one that is needed */
  constructor(
    private readonly redis: RedisConnection,
    private readonly alone: RateLimiter,
    private readonly ahead: number,
    private readonly now: () => number = Date.now,
  ) {}

  async take(caller: string): Promise<Share> {
    const claim = this.#open(caller) ?? this.#claim(caller);
    claim.given += 1;
    const position = claim.given;
    const numbers = await claim.numbers;
    if (numbers === undefined) return this.alone.take(caller);
    return { used: numbers.last - claim.size + position, milliseconds: Math.max(0, numbers.end - this.now()) };
  }

  /** A claim that has numbers left, and whose minute is not over. */
  #open(caller: string): Claim | undefined {
    const claim = this.#claims.get(caller);
    return claim !== undefined && claim.given < claim.size && this.now() < claim.end ? claim : undefined;
  }

  #claim(caller: string): Claim {
    const made = this.now();
    const busy = made - (this.#claims.get(caller)?.made ?? -Infinity) < BUSY;
    const size = busy ? 1 + this.ahead : 1;
    const claim: Claim = { made, size, given: 0, end: Infinity, numbers: this.#ask(caller, size) };
    this.#claims.set(caller, claim);
    void claim.numbers.then((numbers) => (claim.end = numbers?.end ?? 0));
    return claim;
  }

  async #ask(caller: string, size: number): Promise<Awaited<Claim['numbers']>> {
    const answer = await this.redis.ask((redis) => redis.eval(COUNT, 1, `requests:${caller}`, MINUTE, size));
    if (!Array.isArray(answer)) return undefined;
    const [last, milliseconds] = answer.map(Number);
    return { last: last ?? size, end: this.now() + (milliseconds ?? MINUTE) };
  }
}
