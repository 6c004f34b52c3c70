import type { ExitReason, Limits } from './sandbox';
import { descendants, processNumbers, readProcesses, type ProcessRecord } from './process-table';

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

type Look = (processes: readonly ProcessRecord[]) => void;

/** All runs of this process by their first one: they are looked at together, because reading processes is what costs. */
const looks = new Map<number, Look>();
let timer: NodeJS.Timeout | undefined;
/**
 * Other processes, by number: they never become ours, because a process gets a new parent only among those that it descends from. Seen
 * twice as such, because one whose parent ends while we read looks like one of nobody's.
 */
let strangers = new Set<number>();
let seenOnce = new Set<number>();
/** Once in so many looks strangers are read again: one may have ended, and its number gone to one of ours, between two looks. */
const LOOKS_AT_STRANGERS = 8;
let lookNumber = 0;

function lookEvery(root: number, look: Look): () => void {
  looks.set(root, look);
  for (const known of [strangers, seenOnce]) known.delete(root);
  timer ??= setInterval(lookAtAll, INTERVAL).unref();
  return () => {
    looks.delete(root);
    if (looks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    strangers = seenOnce = new Set();
    lookNumber = 0;
  };
}

function lookAtAll(): void {
  const there = processNumbers();
  const read = readProcesses(there.filter((pid) => !strangers.has(pid)));
  const ours = new Set<number>();
  for (const [root, look] of looks) {
    const processes = descendants(read, new Set([root]));
    for (const { pid } of processes) ours.add(pid);
    look(processes);
  }
  // Only those that are there: numbers are given again.
  const others = there.filter((pid) => !ours.has(pid));
  lookNumber++;
  strangers = new Set(lookNumber % LOOKS_AT_STRANGERS === 0 ? [] : others.filter((pid) => seenOnce.has(pid)));
  seenOnce = new Set(others);
}

/** Sums memory, tasks and disk of a run every quarter second; returns how to stop watching. */
export function watch({ root, limits, onBreach, diskBytes, onSeen }: WatchdogOptions): () => void {
  let busy = false;
  const look = async (processes: readonly ProcessRecord[]): Promise<void> => {
    onSeen?.(processes);
    const memory = processes.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
    const tasks = processes.reduce((sum, { threads }) => sum + threads, 0);
    if (memory > limits.memoryBytes) onBreach('memory-limit');
    // Twice: the kernel's own limit comes first where it applies.
    else if (tasks > limits.processes * 2) onBreach('process-limit');
    else if (diskBytes && (await diskBytes()) > limits.diskBytes) onBreach('disk-limit');
  };
  return lookEvery(root, (processes) => {
    if (busy) return;
    busy = true;
    void look(processes).finally(() => {
      busy = false;
    });
  });
}
