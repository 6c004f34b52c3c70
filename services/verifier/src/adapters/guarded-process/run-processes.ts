import { readFile } from 'node:fs/promises';
import { readProcessTable, descendants, type ProcessRecord } from '../../sandbox/process-table';

/** The variable by which processes of a run are recognised after they left its session and its parents. */
export const RUN_MARKER = 'QUANTUMLAYER_RUN';

/**
 * Kills all processes of a run: the leader's session and descendants, those seen earlier as such, and
 * whatever carries the run's marker. Stops them first, so that a fork bomb cannot outrun the list.
 */
export async function killRun(leader: number, marker: string, seen: ReadonlyMap<number, ProcessRecord>): Promise<void> {
  const patience = performance.now() + 5000;
  const known = new Set([leader, ...seen.keys()]);
  for (let quiet = 0; quiet < 2 && performance.now() < patience; ) {
    const members = await membersOf(leader, marker, known);
    for (const pid of members) signal(pid, 'SIGSTOP');
    for (const pid of members) signal(pid, 'SIGKILL');
    for (const pid of members) known.add(pid);
    quiet = members.length === 0 ? quiet + 1 : 0;
    if (members.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function membersOf(leader: number, marker: string, known: ReadonlySet<number>): Promise<number[]> {
  const table = readProcessTable().filter(({ state, pid }) => state !== 'Z' && pid !== process.pid);
  const related = new Set(descendants(table, known).map(({ pid }) => pid));
  const members = await Promise.all(
    table.map(async ({ pid, session, group }) => {
      // A number that was reused since belongs to another session and has no marker.
      const ours =
        session === leader ||
        group === leader ||
        (related.has(pid) && known.has(session)) ||
        (await hasMarker(pid, marker));
      return ours || (related.has(pid) && pid === leader) ? pid : undefined;
    }),
  );
  return members.filter((pid) => pid !== undefined);
}

async function hasMarker(pid: number, marker: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
  return environment.split('\0').includes(`${RUN_MARKER}=${marker}`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
