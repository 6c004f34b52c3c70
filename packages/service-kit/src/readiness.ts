/** Asks one dependency whether it can be used; throws when not. */
export type DependencyCheck = () => Promise<unknown>;

export interface ReadinessState {
  /** Degraded: it works, with less; what that means is in the service's README. */
  readonly status: 'ready' | 'degraded' | 'not_ready' | 'draining';
  readonly dependencies: Readonly<Record<string, 'ok' | 'away'>>;
}

/** Seconds after which a dependency that says nothing counts as away. */
const PATIENCE = 2;

/** Whether a service can take work: its dependencies answer, and it is not about to end. */
export class Readiness {
  #draining = false;

  /**
   * @param dependencies without which it cannot work
   * @param optional without which it works with less
   */
  constructor(
    private readonly dependencies: Readonly<Record<string, DependencyCheck>>,
    private readonly optional: Readonly<Record<string, DependencyCheck>> = {},
  ) {}

  /** From now on it is not ready, whatever its dependencies say. */
  drain(): void {
    this.#draining = true;
  }

  async state(): Promise<ReadinessState> {
    const [needed, useful] = await Promise.all([statesOf(this.dependencies), statesOf(this.optional)]);
    return { status: this.#judge(needed, useful), dependencies: { ...needed, ...useful } };
  }

  async isReady(): Promise<boolean> {
    return takesWork(await this.state());
  }

  #judge(needed: States, useful: States): ReadinessState['status'] {
    if (this.#draining) return 'draining';
    if (!allAnswer(needed)) return 'not_ready';
    return allAnswer(useful) ? 'ready' : 'degraded';
  }
}

type States = ReadinessState['dependencies'];

export function takesWork({ status }: ReadinessState): boolean {
  return status === 'ready' || status === 'degraded';
}

function allAnswer(states: States): boolean {
  return Object.values(states).every((state) => state === 'ok');
}

async function statesOf(checks: Readonly<Record<string, DependencyCheck>>): Promise<States> {
  const states = Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const);
  return Object.fromEntries(await Promise.all(states));
}

async function stateOf(check: DependencyCheck): Promise<'ok' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), PATIENCE * 1000);
  });
  const found = Promise.resolve()
    .then(check)
    .then(
      () => 'ok' as const,
      () => 'away' as const,
    );
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}
