import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findServer, type Servers } from '../find-servers';
import { freePort } from '../free-ports';
import { planServer } from '../plan-server';
import type { ServerPlan } from '../plans/server-plan';
import { environment } from './config';

/** Seconds for a server to become ready, on a machine that has other work. */
const PATIENCE = 60;

/** Whether a server of the kind is installed here. */
export function isInstalled(name: keyof Servers): boolean {
  return findServer(name, environment) !== undefined;
}

/** A real server for tests, as `up --stack` starts it, which can be killed and started again with what it had written down. */
export class ServerProcess {
  #process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly plan: ServerPlan,
  ) {}

  /** A new one, on a port and in a folder of its own. */
  static async start(name: keyof Servers): Promise<ServerProcess> {
    const program = findServer(name, environment);
    if (program === undefined) throw new Error(`${name} is not installed`);
    const folder = await mkdtemp(join(tmpdir(), `quantumlayer-${name}-`));
    // A server may run as somebody else.
    await chmod(folder, 0o711);
    const place = { folder: join(folder, 'server'), port: await freePort(), isScratch: true };
    const server = new ServerProcess(folder, await planServer(name, program, place));
    await server.start();
    return server;
  }

  /** A URL, or host and port where the server has no scheme. */
  get address(): string {
    return this.plan.address;
  }

  /** Again, on the same port and data. */
  async start(): Promise<void> {
    const { command, options, account, isReady } = this.plan;
    const started = spawn(command, options, { stdio: 'ignore', ...account });
    this.#process = started;
    for (let attempt = 0; !(await isReady()); attempt += 1) {
      if (attempt === PATIENCE * 10 || started.exitCode !== null) throw new Error(`${command} did not start`);
      await sleep(100);
    }
  }

  /** At once, without a goodbye. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(this.plan.crashSignal ?? 'SIGKILL');
    await gone;
  }

  /** It keeps its connections and says nothing, until `resume`. */
  pause(): void {
    this.#signalAll('SIGSTOP');
  }

  resume(): void {
    this.#signalAll('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** PostgreSQL has a process for each connection, in a group of its own. */
  #signalAll(signal: NodeJS.Signals): void {
    const { pid } = this.#process ?? {};
    if (pid === undefined) return;
    const children = existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8') : '';
    for (const each of [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]) process.kill(each, signal);
  }
}
