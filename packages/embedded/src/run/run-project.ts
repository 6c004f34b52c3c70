import { setTimeout as sleep } from 'node:timers/promises';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { abortReason, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { freePort } from '@quantumlayer/local-servers';
import type { BlobStore } from '@quantumlayer/trees';
import type { UserProgram } from '@quantumlayer/verifier';
import { projectEnvironment } from './project-environment';

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
  /** The user's own. Within walls the project sees of it what its `.env.example` and `.env` name. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** False: start it as the user, without walls. */
  readonly walls: boolean;
  readonly signal: AbortSignal;
  /** What the project prints, as it prints it. */
  readonly onOutput: (chunk: Buffer) => void;
  readonly onStep: (text: string) => void;
  readonly onWalls: (walls: ProjectWalls) => void;
  /** The project answers. */
  readonly onReady: (url: string) => void;
}

/** What keeps a running project from the rest of the machine. */
export interface ProjectWalls {
  /** Why there are none; empty where there are. */
  readonly unwalled: string;
  /** The folders of the machine that it can write. */
  readonly writable: readonly string[];
}

const HOST = '127.0.0.1';
const READY_SECONDS = 120;
const POLL_MS = 100;
/** Generated projects promise to stop within ten seconds. */
const STOP_SECONDS = 12;

/**
 * Starts a copy of a project and keeps it until the signal is aborted, then stops it and everything it started. In bubblewrap, where that
 * works, it sees no home, and writes only its data; the network stays open, for databases, other services and the user's browser.
 * @throws UNAVAILABLE when it ends by itself, does not build, or never answers
 */
export async function runProject(options: RunOptions): Promise<void> {
  const { signal, onStep, onOutput } = options;
  const { prepareStart, readVerifierConfig } = await import('@quantumlayer/verifier');
  const port = options.port ?? (await freePort());
  onStep('preparing dependencies');
  const { blobs, toolchain, tree, walls } = options;
  const { own, all, dataFolders, standIn } = await projectEnvironment(options);
  const config = { ...readVerifierConfig(), cacheFolder: options.cacheFolder };
  const address = { host: HOST, port };
  const prepared = await prepareStart({
    config,
    blobs,
    toolchain,
    tree,
    address,
    writable: dataFolders,
    walls,
    signal,
  });
  try {
    options.onWalls({ unwalled: prepared.unwalled, writable: dataFolders });
    const environment = { ...(prepared.unwalled === '' ? own : all), HOST, PORT: String(port) };
    if (prepared.build !== undefined) {
      onStep('building');
      await build(prepared.build(environment, onOutput), signal);
    }
    onStep(standIn ? 'starting on an SQLite file (DATABASE_URL names no PostgreSQL server)' : 'starting');
    await serve(prepared.start(environment, onOutput), `http://${HOST}:${port}`, options);
  } finally {
    await prepared.remove();
  }
}

async function build(program: UserProgram, signal: AbortSignal): Promise<void> {
  const code = await untilExit(program, signal);
  if (signal.aborted) throw abortReason(signal);
  if (code !== 0)
    throw new QuantumLayerError(
      ErrorCode.UNAVAILABLE,
      `The project does not build (exit code ${code ?? 'none'}); its output is above.`,
    );
}

async function serve(program: UserProgram, url: string, { signal, onReady }: RunOptions): Promise<void> {
  const ended = new AbortController();
  const exit = untilExit(program, signal).finally(() => ended.abort());
  const ready = await becomesReady(url, AbortSignal.any([signal, ended.signal]));
  if (ready) onReady(url);
  else if (!ended.signal.aborted && !signal.aborted) {
    await program.stop(STOP_SECONDS);
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
async function untilExit(program: UserProgram, signal: AbortSignal): Promise<number | null> {
  const stop = (): void => void program.stop(STOP_SECONDS);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await program.exited;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
