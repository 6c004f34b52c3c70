import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessRecord {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  readonly group: number;
  readonly state: string;
  readonly threads: number;
  readonly residentBytes: number;
}

const PAGE = 4096;

/**
 * Every process of the machine that can be seen; empty where there is no /proc. Read at once, because the kernel answers from memory:
 * a promise for each of some hundred files costs six times as much, several times a second.
 */
export function readProcessTable(): ProcessRecord[] {
  return readProcesses(processNumbers());
}

/** Of every process of the machine that can be seen. */
export function processNumbers(): number[] {
  const names = attempt(() => readdirSync('/proc')) ?? [];
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

/** Those that are still there. */
export function readProcesses(pids: readonly number[]): ProcessRecord[] {
  return pids.map(readProcess).filter((record) => record !== undefined);
}

/** Undefined where there is no such process. */
export function readProcess(pid: number): ProcessRecord | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) return undefined;
  // The command's name stands in parentheses and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (index: number): number => Number(fields[index] ?? 0);
  return {
    pid,
    state: fields[0] ?? '?',
    parent: number(1),
    group: number(2),
    session: number(3),
    threads: number(17),
    residentBytes: number(21) * PAGE,
  };
}

/** Undefined where the process has gone, or there is no /proc. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The processes given and all that descend from them. */
export function descendants(table: readonly ProcessRecord[], roots: ReadonlySet<number>): ProcessRecord[] {
  const children = new Map<number, ProcessRecord[]>();
  for (const record of table) {
    const siblings = children.get(record.parent);
    if (siblings) siblings.push(record);
    else children.set(record.parent, [record]);
  }
  const found = new Map<number, ProcessRecord>();
  const queue = table.filter((record) => roots.has(record.pid));
  for (let record = queue.pop(); record; record = queue.pop()) {
    if (found.has(record.pid)) continue;
    found.set(record.pid, record);
    queue.push(...(children.get(record.pid) ?? []));
  }
  return [...found.values()];
}
