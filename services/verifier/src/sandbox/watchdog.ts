import type { ExitReason, Limits } from './sandbox';
import { descendants, readProcessTable, type ProcessRecord } from './process-table';

/** Kernel limits hold for one process; these sums hold for a run. In milliseconds. */
const INTERVAL = 250;

export interface WatchdogOptions {
  readonly root: number;
  readonly limits: Limits;
  readonly onBreach: (reason: ExitReason) => void;
  /** Bytes on disk, where the sandbox cannot bound them otherwise. */
  readonly diskBytes?: () => Promise<number>;
  readonly onSeen?: (processes: readonly ProcessRecord[]) => void;
}

type Look = (table: readonly ProcessRecord[]) => void;

/** All runs of this process look at one reading of the table: it is hundreds of files, and several runs are watched at a time. */
const looks = new Set<Look>();
let timer: NodeJS.Timeout | undefined;

function lookEvery(look: Look): () => void {
  looks.add(look);
  timer ??= setInterval(() => {
    const table = readProcessTable();
    for (const each of looks) each(table);
  }, INTERVAL).unref();
  return () => {
    looks.delete(look);
    if (looks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Sums memory, tasks and disk of a run every quarter second; returns how to stop watching. */
export function watch({ root, limits, onBreach, diskBytes, onSeen }: WatchdogOptions): () => void {
  let busy = false;
  const look = async (table: readonly ProcessRecord[]): Promise<void> => {
    const processes = descendants(table, new Set([root]));
    onSeen?.(processes);
    const memory = processes.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
    const tasks = processes.reduce((sum, { threads }) => sum + threads, 0);
    if (memory > limits.memoryBytes) onBreach('memory-limit');
    // Twice: the kernel's own limit comes first where it applies.
    else if (tasks > limits.processes * 2) onBreach('process-limit');
    else if (diskBytes && (await diskBytes()) > limits.diskBytes) onBreach('disk-limit');
  };
  return lookEvery((table) => {
    if (busy) return;
    busy = true;
    void look(table).finally(() => {
      busy = false;
    });
  });
}
