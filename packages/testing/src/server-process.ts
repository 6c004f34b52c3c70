import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerProcessOptions {
  /** Of its folder, and in error messages. */
  readonly name: string;
  readonly program: string;
  /** Its arguments, given a folder that lives as long as the server's data. */
  readonly options: (folder: string) => readonly string[];
  readonly isReady: () => Promise<boolean>;
}

/** Seconds for a server to become ready, on a machine that has other work. */
const PATIENCE = 60;

/** A real server for tests, which can be killed and started again with what it had written down. */
export class ServerProcess {
  #process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly server: ServerProcessOptions,
  ) {}

  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), `quantumlayer-${options.name}-`));
    const server = new ServerProcess(folder, options);
    await server.start();
    return server;
  }

  /** Again, on the same port and data. */
  async start(): Promise<void> {
    const { name, program, options, isReady } = this.server;
    const started = spawn(program, options(this.folder), { stdio: 'ignore' });
    this.#process = started;
    for (let attempt = 0; !(await isReady()); attempt += 1) {
      if (attempt === PATIENCE * 10 || started.exitCode !== null) throw new Error(`${name} did not start`);
      await sleep(100);
    }
  }

  /** At once, without a goodbye. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  /** It keeps its connections and says nothing, until `resume`. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
