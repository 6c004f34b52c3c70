import { readFileSync } from 'node:fs';
import { descendants, readProcess, readProcessTable } from '../../sandbox/process-table';

/**
 * Kills a bubblewrap process and waits until its process namespace is empty: bubblewrap itself may end before the
 * namespace's first process, with which the kernel kills all others. Its status file names that process.
 */
export async function killNamespace(leader: number, statusFile: string): Promise<void> {
  const first = (await firstProcess(leader, statusFile)) ?? leader;
  const known = descendants(readProcessTable(), new Set([leader, first]));
  const members = known.map(({ pid }) => pid);
  const patience = performance.now() + 5000;
  for (const pid of [leader, ...members]) kill(pid);
  while (performance.now() < patience) {
    const alive = members.filter((pid) => (readProcess(pid)?.state ?? 'Z') !== 'Z');
    if (alive.length === 0) return;
    for (const pid of alive) kill(pid);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Milliseconds in which bubblewrap tells its first process. */
const START = 2000;

/**
 * The namespace's first process, once bubblewrap has told it. Killed before that, bubblewrap may leave it behind: it asks to die
 * with its parent only after it has begun.
 */
async function firstProcess(leader: number, statusFile: string): Promise<number | undefined> {
  const patience = performance.now() + START;
  for (let isRunning = true; isRunning && performance.now() < patience; ) {
    isRunning = (readProcess(leader)?.state ?? 'Z') !== 'Z';
    const told = /"child-pid":\s*(\d+)/.exec(readFileSync(statusFile, 'utf8'))?.[1];
    if (told !== undefined) return Number(told);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return undefined;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
