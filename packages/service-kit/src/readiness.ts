/** Asks one dependency whether it can be used; throws when not. */
export type DependencyCheck = () => Promise<unknown>;

export interface ReadinessState {
  readonly status: 'ready' | 'not_ready' | 'draining';
  readonly dependencies: Readonly<Record<string, 'ok' | 'away'>>;
}

/** Seconds after which a dependency that says nothing counts as away. */
const PATIENCE = 2;

/** Whether a service can take work: its dependencies answer, and it is not about to end. */
export class Readiness {
  #draining = false;

  constructor(private readonly dependencies: Readonly<Record<string, DependencyCheck>>) {}

  /** From now on it is not ready, whatever its dependencies say. */
  drain(): void {
    this.#draining = true;
  }

  async state(): Promise<ReadinessState> {
    const states = await Promise.all(
      Object.entries(this.dependencies).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const ready = states.every(([, state]) => state === 'ok');
    return {
      status: this.#draining ? 'draining' : ready ? 'ready' : 'not_ready',
      dependencies: Object.fromEntries(states),
    };
  }

  async isReady(): Promise<boolean> {
    return (await this.state()).status === 'ready';
  }
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
