import { RejectionReason, type AgentBudget } from '@quantumlayer/contracts/agents/v1/agents';
import type { AgentUsage } from './agent';
import { OutputRejected } from './rejection';

/** Limits of one attempt. */
export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
  readonly tokens: number;
  readonly dollars: number;
}

/** Generous for blueprints, which use milliseconds and no tokens; models get theirs with the request. */
export const DEFAULT_LIMITS: Limits = { seconds: 120, bytes: 64 * 1024 * 1024, tokens: 2_000_000, dollars: 5 };

/** The request's limits over the defaults; 0 keeps the default. */
export function limitsFrom(budget: AgentBudget | undefined): Limits {
  return {
    ...DEFAULT_LIMITS,
    ...(budget !== undefined && budget.seconds > 0 ? { seconds: budget.seconds } : {}),
    ...(budget !== undefined && budget.tokens > 0 ? { tokens: budget.tokens } : {}),
    ...(budget !== undefined && budget.dollars > 0 ? { dollars: budget.dollars } : {}),
  };
}

/** Counts what one attempt uses and refuses the first unit too many. */
export class Meter {
  #tokens = 0;
  #dollars = 0;
  #bytes = 0;

  constructor(private readonly limits: Limits) {}

  spend(usage: AgentUsage): void {
    this.#tokens += usage.tokens ?? 0;
    this.#dollars += usage.dollars ?? 0;
    if (this.#tokens > this.limits.tokens) throw overdrawn(`${this.#tokens} tokens of ${this.limits.tokens}`);
    if (this.#dollars > this.limits.dollars)
      throw overdrawn(`$${this.#dollars.toFixed(2)} of $${this.limits.dollars.toFixed(2)}`);
  }

  receive(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.limits.bytes) throw overdrawn(`more than ${this.limits.bytes} bytes of output`);
  }
}

export function outOfTime(limits: Limits): OutputRejected {
  return overdrawn(`more than ${limits.seconds} seconds`);
}

function overdrawn(what: string): OutputRejected {
  return new OutputRejected(RejectionReason.OVER_BUDGET, `The agent used ${what}`);
}
