import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../../..');
/** Below node_modules, so that the packages which a bundle leaves outside are found. */
const OUT = join(ROOT, 'node_modules', '.cache', `worker-spec-${process.pid}`);

/** Builds the worker as it is deployed; returns the folder of its program. */
export async function buildWorker(): Promise<string> {
  const script = join(ROOT, 'scripts', 'build-services.mjs');
  await promisify(execFile)(process.execPath, [script, 'workflow-worker', '--out', OUT]);
  return join(OUT, 'workflow-worker');
}

export const removeWorker = (): Promise<void> => rm(OUT, { recursive: true, force: true });

/** The worker as a process of its own. */
export class WorkerProcess {
  readonly #process: ChildProcess;
  readonly #gone: Promise<unknown>;
  /** What it logged; for a test that fails. */
  output = '';

  constructor(folder: string, variables: Readonly<Record<string, string>>) {
    const env = { QLF_HTTP_PORT: '0', QLF_GRPC_PORT: '0', QLF_HOST: '127.0.0.1', ...variables };
    this.#process = spawn(process.execPath, [join(folder, 'main.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
