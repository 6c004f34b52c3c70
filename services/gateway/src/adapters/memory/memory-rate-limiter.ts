import { LRUCache } from 'lru-cache';
import type { RateLimiter, Share } from '../../domain/rate-limiter';

const MINUTE = 60_000;
/** Callers that are remembered; those who make up names push out the oldest instead of filling the memory. */
const CALLERS = 20_000;

/** Counts what this process alone sees. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #minutes = new LRUCache<string, { used: number; readonly end: number }>({ max: CALLERS });

  constructor(private readonly now: () => number = Date.now) {}

  take(caller: string): Promise<Share> {
    const now = this.now();
    const running = this.#minutes.get(caller);
    const minute = running === undefined || running.end <= now ? { used: 0, end: now + MINUTE } : running;
    minute.used += 1;
    this.#minutes.set(caller, minute);
    return Promise.resolve({ used: minute.used, milliseconds: minute.end - now });
  }
}
