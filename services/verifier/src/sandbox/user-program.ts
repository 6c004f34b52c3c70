import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { descendants, readProcessTable } from './process-table';
import type { Program } from './sandbox';

export interface UserProgramOptions {
  readonly cwd: string;
  /** The program's first process only holds the walls: it passes no signals on, and all inside ends with it. */
  readonly walled: boolean;
  readonly onOutput: (chunk: Buffer) => void;
}

const POLL_MS = 50;

/** A program that runs for a user until it ends or is stopped, with everything that it starts. */
export class UserProgram {
  /** The exit code, null after a signal. @throws UNAVAILABLE when it cannot be started */
  readonly exited: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly walled: boolean,
  ) {
    this.exited = new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) => {
        reject(new QuantumLayerError(ErrorCode.UNAVAILABLE, `It cannot be started: ${cause.message}`, { cause }));
      });
      child.once('close', (code) => {
        resolve(code);
      });
    }).finally(() => {
      this.killGroup('SIGKILL');
    });
    // Who waits hears of it; who stopped waiting must not bring the process down.
    this.exited.catch(() => undefined);
  }

  static start({ argv, env }: Program, { cwd, walled, onOutput }: UserProgramOptions): UserProgram {
    const [program, ...rest] = argv;
    // A process group of its own, so that it can be stopped with all that it starts. The walls report on descriptor 4.
    const child = spawn(program, rest, {
      cwd,
      env: { ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'],
    });
    child.stdio[4]?.on('data', () => undefined);
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    return new UserProgram(child, walled);
  }

  /** Asks it to end, and ends it when it has not after so many seconds. */
  async stop(seconds: number): Promise<void> {
    this.ask();
    const deadline = Date.now() + seconds * 1000;
    while (this.child.exitCode === null && this.child.signalCode === null && Date.now() < deadline)
      await sleep(POLL_MS);
    this.killGroup('SIGKILL');
  }

  private ask(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (!this.walled) {
      this.killGroup('SIGTERM');
      return;
    }
    for (const record of descendants(readProcessTable(), new Set([pid])))
      if (record.pid !== pid) kill(record.pid, 'SIGTERM');
  }

  private killGroup(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined) kill(-this.child.pid, signal);
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone, which is what was wanted.
  }
}
