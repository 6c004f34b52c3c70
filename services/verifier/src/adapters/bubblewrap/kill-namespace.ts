import { descendants, readProcess, readProcessTable } from '../../sandbox/process-table';

/**
 * Kills a bubblewrap process and waits until its process namespace is empty: bubblewrap itself may end before the
 * namespace's first process, with which the kernel kills all others. The status that it wrote names that process.
 */
export async function killNamespace(leader: number, _seen: unknown, status: string): Promise<void> {
  const first = Number(/"child-pid":\s*(\d+)/.exec(status)?.[1] ?? leader);
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

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
