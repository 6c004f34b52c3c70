import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { ServerPlan } from '@quantumlayer/local-servers';

export interface Program extends Pick<ServerPlan, 'command' | 'options' | 'account' | 'isReady' | 'stopSignal'> {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it prints is added to this file. */
  readonly logFile: string;
  /** Seconds that it gets to end before it is killed. */
  readonly graceSeconds: number;
}

/** Seconds for a program to become ready, on a machine that has other work. */
const PATIENCE = 90;
/** Seconds before a program that died is started again, and at most, when it dies again and again. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [0.5, 15];
/** Seconds after which a program has shown that it can run. */
const STEADY = 30;

export interface SupervisedObserver {
  /** Hears of deaths. */
  readonly tell: (text: string) => void;
  /** Hears of every process before anything else is done with it. */
  readonly started: (pid: number) => Promise<void>;
}

/** A program that is started again whenever it dies, until it is told to end. */
export class Supervised {
  #process: ChildProcess | undefined;
  readonly #ending = new AbortController();
  #watching: Promise<void> | undefined;

  constructor(
    private readonly program: Program,
    private readonly observer: SupervisedObserver,
  ) {}

  get name(): string {
    return this.program.name;
  }

  /** Undefined while it is not running. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** @throws UNAVAILABLE when it ends, or is not ready in time; its log says why */
  async start(signal: AbortSignal): Promise<void> {
    const { ended } = await this.#spawn();
    this.#endUntold();
    try {
      await this.#becomesReady(ended, signal);
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#watching = this.#watch(ended);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    const running = this.#process;
    if (running !== undefined) {
      const gone = once(running, 'exit');
      running.kill(this.program.stopSignal ?? 'SIGTERM');
      const timer = setTimeout(() => running.kill('SIGKILL'), this.program.graceSeconds * 1000);
      await gone;
      clearTimeout(timer);
    }
    await this.#watching;
  }

  /** `ended` says how, once it did. */
  async #spawn(): Promise<{ readonly ended: Promise<string> }> {
    const { command, options, environment, account, logFile } = this.program;
    const log = await open(logFile, 'a', 0o600);
    try {
      // A group of its own: Ctrl-C in the terminal must not reach it before what depends on it has ended.
      const stdio = ['ignore', log.fd, log.fd] as const;
      const started = spawn(command, options, { env: environment, stdio: [...stdio], detached: true, ...account });
      this.#process = started;
      const ended = new Promise<string>((resolve) => {
        const finish = (how: string): void => {
          this.#process = undefined;
          resolve(how);
        };
        started.once('error', (error) => {
          finish(error.message);
        });
        started.once('exit', (code, killed) => {
          finish(killed ?? `exit code ${code ?? 0}`);
        });
      });
      if (started.pid !== undefined) await this.observer.started(started.pid);
      return { ended };
    } finally {
      await log.close();
    }
  }

  async #becomesReady(ended: Promise<string>, signal: AbortSignal): Promise<void> {
    const { name, isReady, logFile } = this.program;
    let how: string | undefined;
    void ended.then((text) => {
      how = text;
    });
    const deadline = Date.now() + PATIENCE * 1000;
    while (!(await isReady())) {
      await sleep(100, undefined, { signal });
      if (how === undefined && Date.now() < deadline) continue;
      const what = how === undefined ? `was not ready after ${PATIENCE} s` : `ended (${how})`;
      throw new QuantumLayerError(ErrorCode.UNAVAILABLE, `${name} ${what}; ${logFile} says why.`);
    }
  }

  /** It may have been told to end a moment ago, when there was no process to tell. */
  #endUntold(): void {
    if (this.#ending.signal.aborted) this.#process?.kill('SIGKILL');
  }

  async #watch(first: Promise<string>): Promise<void> {
    let pause = FIRST_PAUSE;
    for (let ended = first; ; ) {
      const since = Date.now();
      const how = await ended;
      if (this.#ending.signal.aborted) return;
      this.observer.tell(`${this.name} died (${how}); starting it again ...`);
      if (Date.now() - since > STEADY * 1000) pause = FIRST_PAUSE;
      const isOver = await sleep(pause * 1000, false, { signal: this.#ending.signal }).catch(() => true);
      if (isOver) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      ({ ended } = await this.#spawn());
      this.#endUntold();
    }
  }
}
