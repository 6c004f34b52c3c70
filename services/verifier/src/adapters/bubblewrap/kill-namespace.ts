import { descendants, readProcessTable } from '../../sandbox/process-table';

/** Kills a bubblewrap process and waits until its process namespace, which dies with its first process, is empty. */
export async function killNamespace(leader: number): Promise<void> {
  const members = descendants(await readProcessTable(), new Set([leader])).map(({ pid }) => pid);
  const patience = performance.now() + 5000;
  for (const pid of [leader, ...members]) kill(pid);
  while (performance.now() < patience) {
    const alive = (await readProcessTable()).filter(({ pid, state }) => members.includes(pid) && state !== 'Z');
    if (alive.length === 0) return;
    for (const { pid } of alive) kill(pid);
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
