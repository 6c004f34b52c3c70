import { spawn, type ChildProcess } from 'node:child_process';

/** The worker as a process of its own. */
export class WorkerProcess {
  readonly #process: ChildProcess;
  readonly #gone: Promise<unknown>;
  /** What it logged; for a test that fails. */
  output = '';

  constructor(program: string, variables: Readonly<Record<string, string>>) {
    const env = { QLF_HTTP_PORT: '0', QLF_GRPC_PORT: '0', QLF_HOST: '127.0.0.1', ...variables };
    this.#process = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#gone = new Promise((resolve) => this.#process.once('exit', resolve));
  }

  /** Its exit code, or the signal that ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null> {
    this.#process.kill(signal);
    await this.#gone;
    return this.#process.exitCode ?? this.#process.signalCode;
  }
}
