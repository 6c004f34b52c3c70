import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWithCache } from './config';

export interface Measurement {
  /** Seconds from the start of the process to the first file of a project on disk; undefined when there was none. */
  readonly firstFile: number | undefined;
  /** Seconds until the process has ended. */
  readonly total: number;
  /** Largest resident set of the qlf process itself, MiB (VmHWM). */
  readonly peakMebibytes: number;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  /** Empty before the run; what appears in it is the project. */
  readonly folder: string;
  /** Where caches go; a fresh one makes a cold run. */
  readonly cacheFolder: string;
  /** After these it is stopped. */
  readonly seconds: number;
}

const POLL_MILLISECONDS = 4;

/** Runs a command as a whole process and watches its folder and its memory from outside. */
export async function measure({ program, args, folder, cacheFolder, seconds: most }: Run): Promise<Measurement> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentWithCache(cacheFolder),
  });
  // A second signal would end it at once; what it started must end first.
  const deadline = setTimeout(() => child.kill('SIGTERM'), most * 1000);
  let firstFile: number | undefined;
  let peakMebibytes = 0;
  const timer = setInterval(() => {
    firstFile ??= hasFile(folder) ? elapsed() : undefined;
    peakMebibytes = Math.max(peakMebibytes, highWaterMark(child.pid));
  }, POLL_MILLISECONDS);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const total = elapsed();
  clearTimeout(deadline);
  clearInterval(timer);
  return { firstFile, total, peakMebibytes, code, stdout, stderr };
}

/** A file with content, wherever below the folder a run stages it; the run's own bookkeeping does not count. */
function hasFile(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).some(
    (entry) =>
      entry.isFile() &&
      !join(entry.parentPath, entry.name).includes('.lock') &&
      !/\.qlf\/[^/]*$/.test(join(entry.parentPath, entry.name)),
  );
}

/** The largest resident set of a process so far, MiB; 0 when it has ended. */
export function highWaterMark(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // It has ended.
    return 0;
  }
}
