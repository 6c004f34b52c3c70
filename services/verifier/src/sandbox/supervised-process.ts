import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { CapturedOutput } from './captured-output';
import { parseReturned } from './launcher-script';
import type { ProcessRecord } from './process-table';
import type { Exit, ExitReason, Limits } from './sandbox';
import { watch } from './watchdog';

export interface SupervisedOptions {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly limits: Limits;
  readonly collect: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Where descriptor 4 leads. A file, because a pipe would kill its writer when we have ended. */
  readonly statusFile?: string;
  /** Kills everything that belongs to the run and resolves when it is gone. */
  readonly killAll: (leader: number, seen: ReadonlyMap<number, ProcessRecord>) => Promise<void>;
  readonly diskBytes?: () => Promise<number>;
}

/** A process of ours with its limits watched from outside. */
export interface SupervisedProcess {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  /** What it has said so far. */
  output(): Pick<Exit, 'stdout' | 'stderr'>;
  end(reason: ExitReason): void;
}

/** Starts a program in its own session, captures what it says, and makes sure that nothing of it is left at the end. */
export function supervise(options: SupervisedOptions): SupervisedProcess {
  const { limits, collect, signal } = options;
  const began = performance.now();
  const seen = new Map<number, ProcessRecord>();
  let reason: ExitReason = 'exited';
  const statusFile = options.statusFile === undefined ? undefined : openSync(options.statusFile, 'w');
  const child = spawn('/bin/sh', ['-c', GUARDED, 'guarded', ...options.argv], {
    cwd: options.cwd,
    env: { ...options.env },
    detached: true,
    // Its output, the files that it hands back, its status, and what the guard waits for the end of.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', statusFile ?? 'ignore', 'pipe'],
  });
  if (statusFile !== undefined) closeSync(statusFile);
  const end = (why: ExitReason): void => {
    if (reason === 'exited') reason = why;
    if (child.pid !== undefined) void options.killAll(child.pid, seen);
  };
  const output = new CapturedOutput(limits.outputBytes, () => {
    end('output-limit');
  });
  const returned = new CapturedOutput(COLLECTED_BYTES, () => {
    end('output-limit');
  });
  capture(child, output, returned);
  const abort = (): void => {
    end('cancelled');
  };
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => {
    end('timeout');
  }, limits.wallSeconds * 1000);
  const stopWatching =
    child.pid === undefined
      ? () => undefined
      : watch({
          root: child.pid,
          limits,
          onBreach: end,
          ...(options.diskBytes ? { diskBytes: options.diskBytes } : {}),
          onSeen: (processes) => {
            for (const record of processes) seen.set(record.pid, record);
          },
        });
  const exit = settled(child).then(async ({ code, failure }): Promise<Exit> => {
    clearTimeout(timer);
    stopWatching();
    signal?.removeEventListener('abort', abort);
    if (child.pid !== undefined) await options.killAll(child.pid, seen);
    await closed(child);
    return {
      code: reason === 'exited' ? code : null,
      reason: failure === undefined ? reason : 'failed-to-start',
      stdout: output.text('stdout'),
      stderr: failure?.message ?? output.text('stderr'),
      ...parseReturned(returned.bytes('files'), collect),
      seconds: (performance.now() - began) / 1000,
    };
  });
  return {
    pid: child.pid ?? -1,
    exit,
    end,
    output: () => ({ stdout: output.text('stdout'), stderr: output.text('stderr') }),
  };
}

/**
 * Runs its arguments beside a guard, which ends all of their process group when our process does, however it does: only we hold the other end
 * of descriptor 5, and never write to it. Bubblewrap's own death signal alone leaves processes behind that are still beginning when
 * we end; so the guard first gives them time to have begun.
 */
const GUARDED = [
  '(read -r _ <&5; sleep 1; kill -9 0) >/dev/null 2>&1 3>&- 4>&- &',
  'guard=$!',
  'exec 5<&-',
  '"$@"',
  'code=$?',
  'kill -9 $guard',
  'exit $code',
].join('\n');

/** The first of the streams are those that the program writes to. */
const OUTPUTS = 4;

/** Reports are small; what a compiler made for other runs is not. */
const COLLECTED_BYTES = 128 * 1024 * 1024;

function capture(child: ChildProcess, output: CapturedOutput, returned: CapturedOutput): void {
  const [, stdout, stderr, files] = child.stdio;
  if (stdout) output.capture('stdout', stdout as NodeJS.ReadStream);
  if (stderr) output.capture('stderr', stderr as NodeJS.ReadStream);
  if (files) returned.capture('files', files as NodeJS.ReadStream);
}

function settled(child: ChildProcess): Promise<{ code: number | null; failure?: Error }> {
  return new Promise((resolve) => {
    child.once('error', (failure) => {
      resolve({ code: null, failure });
    });
    child.once('exit', (code) => {
      resolve({ code });
    });
  });
}

/** Waits for the last bytes; a survivor that holds a pipe open does not hold us up. */
async function closed(child: ChildProcess): Promise<void> {
  const streams = child.stdio.filter((stream) => stream != null);
  const drained = Promise.all(
    streams
      .slice(0, OUTPUTS)
      .filter(({ closed: done }) => !done)
      .map((stream) => new Promise((resolve) => stream.once('close', resolve))),
  );
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  await arrived(streams.slice(0, OUTPUTS));
  for (const stream of streams) stream.destroy();
}

/** Where we were held up, time is over before we have looked: what has arrived by then counts. */
async function arrived(streams: ChildProcess['stdio'][number][]): Promise<void> {
  for (let turn = 0, isNew = true; isNew && turn < MOST_TURNS; turn++) {
    isNew = false;
    const note = (): void => {
      isNew = true;
    };
    for (const stream of streams) stream?.on('data', note);
    await new Promise((resolve) => setImmediate(resolve));
    for (const stream of streams) stream?.off('data', note);
  }
}

/** Enough for all that pipes hold; a survivor that never stops writing does not hold us up. */
const MOST_TURNS = 100;
