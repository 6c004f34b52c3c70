import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { failedWith } from './durable-files';

/** Names a process so that another one can tell whether it still runs, although numbers of processes are used again. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** The system's own mark of when it started; empty where the system offers none. */
  readonly started: string;
}

export function ownIdentity(): Promise<ProcessIdentity> {
  return identityOf(process.pid);
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { host: hostname(), pid, started: await startOf(pid) };
}

/** True when in doubt: a process of another host cannot be looked up. */
export async function isRunning({ host, pid, started }: ProcessIdentity): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (failedWith(error, 'ESRCH')) return false;
  }
  const current = await startOf(pid);
  return started === '' || current === '' || current === started;
}

/** Clock ticks between the boot and the start, field 22 of proc_pid_stat(5). */
async function startOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
