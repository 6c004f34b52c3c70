import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { Database, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { abortReason, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from '@quantumlayer/trees';
import type { ReadyProgram } from '@quantumlayer/verifier';

export interface RunOptions {
  readonly blobs: BlobStore;
  readonly toolchain: Toolchain;
  readonly application: Application;
  readonly tree: string;
  /** The project; its data stays there. */
  readonly directory: string;
  readonly cacheFolder: string;
  /** A free one when undefined. */
  readonly port: number | undefined;
  /** The user's own; it wins over defaults. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** What the project prints, as it prints it. */
  readonly onOutput: (chunk: Buffer) => void;
  readonly onStep: (text: string) => void;
  /** The project answers. */
  readonly onReady: (url: string) => void;
}

const HOST = '127.0.0.1';
const READY_SECONDS = 120;
const POLL_MS = 100;
/** Generated projects promise to stop within ten seconds. */
const STOP_SECONDS = 12;

/**
 * Starts a copy of a project and keeps it until the signal is aborted, then stops it and everything it started.
 * @throws UNAVAILABLE when it ends by itself, does not build, or never answers
 */
export async function runProject(options: RunOptions): Promise<void> {
  const { signal, onStep } = options;
  const { prepareStart, readVerifierConfig } = await import('@quantumlayer/verifier');
  const port = options.port ?? (await freePort());
  onStep('preparing dependencies');
  const { blobs, toolchain, tree } = options;
  const config = { ...readVerifierConfig(), cacheFolder: options.cacheFolder };
  const prepared = await prepareStart({ config, blobs, toolchain, tree, address: { host: HOST, port }, signal });
  try {
    const environment = await projectEnvironment(options, port);
    if (prepared.build !== undefined) {
      onStep('building');
      await build(prepared.build, prepared.folder, environment, options);
    }
    onStep('starting');
    await serve(start(prepared.start, prepared.folder, environment, options), `http://${HOST}:${port}`, options);
  } finally {
    await prepared.remove();
  }
}

async function projectEnvironment(
  { application, directory, environment }: RunOptions,
  port: number,
): Promise<Record<string, string>> {
  const own = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const defaults: Record<string, string> = {};
  if (application.stack?.database === Database.SQLITE) {
    await mkdir(join(directory, 'data'), { recursive: true });
    defaults['DATABASE_URL'] = `sqlite:${join(directory, 'data', `${application.name}.db`)}`;
  }
  return { ...defaults, ...own, HOST, PORT: String(port) };
}

function start(
  { argv, env }: ReadyProgram,
  cwd: string,
  environment: Record<string, string>,
  { onOutput }: RunOptions,
): ChildProcess {
  const [program, ...rest] = argv;
  // The tools and dependencies that the project was checked with win over the user's. A process group of its own, so that it can be stopped with all that it starts.
  const child = spawn(program, rest, {
    cwd,
    env: { ...environment, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  return child;
}

async function build(
  program: ReadyProgram,
  folder: string,
  environment: Record<string, string>,
  options: RunOptions,
): Promise<void> {
  const child = start(program, folder, environment, options);
  const code = await untilExit(child, options.signal);
  if (options.signal.aborted) throw abortReason(options.signal);
  if (code !== 0)
    throw new QuantumLayerError(
      ErrorCode.UNAVAILABLE,
      `The project does not build (exit code ${code ?? 'none'}); its output is above.`,
    );
}

async function serve(child: ChildProcess, url: string, { signal, onReady }: RunOptions): Promise<void> {
  const ended = new AbortController();
  const exit = untilExit(child, signal).finally(() => ended.abort());
  const ready = await becomesReady(url, AbortSignal.any([signal, ended.signal]));
  if (ready) onReady(url);
  else if (!ended.signal.aborted && !signal.aborted) {
    await stopGroup(child);
    throw new QuantumLayerError(
      ErrorCode.UNAVAILABLE,
      `The project did not answer at ${url}/readyz within ${READY_SECONDS} s.`,
    );
  }
  const code = await exit;
  if (signal.aborted) return;
  throw new QuantumLayerError(
    ErrorCode.UNAVAILABLE,
    `The project ended by itself (exit code ${code ?? 'none'}); its output is above.`,
  );
}

async function becomesReady(url: string, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (!signal.aborted && Date.now() < deadline) {
    const response = await fetch(`${url}/readyz`, { signal }).catch(() => undefined);
    if (response?.ok === true) return true;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/** The exit code; when the signal is aborted first, the process and its children are stopped. */
async function untilExit(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  const stop = (): void => void stopGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new QuantumLayerError(ErrorCode.UNAVAILABLE, `It cannot be started: ${cause.message}`, { cause })),
      );
      child.once('close', (code) => resolve(code));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    signalGroup(child, 'SIGKILL');
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) await sleep(POLL_MS);
  signalGroup(child, 'SIGKILL');
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
