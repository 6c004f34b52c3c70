import type { Limits } from './sandbox';

const MEBIBYTE = 1024 * 1024;

/** Generous for honest tools (type checkers and compilers), fatal for runaways. */
export function toolLimits(wallSeconds: number): Limits {
  return {
    wallSeconds,
    cpuSeconds: Math.ceil(wallSeconds * 4),
    memoryBytes: 4096 * MEBIBYTE,
    processes: 512,
    openFiles: 4096,
    diskBytes: 1024 * MEBIBYTE,
    outputBytes: 8 * MEBIBYTE,
  };
}

/** `ulimit` lines for the shell that starts the program: the kernel keeps these whatever the program does. */
export function ulimits(limits: Limits, runningProcesses: number): string {
  const processes = limits.processes + runningProcesses;
  return [
    'ulimit -c 0',
    `ulimit -t ${limits.cpuSeconds}`,
    `ulimit -n ${limits.openFiles}`,
    // In blocks of 512 bytes, as POSIX has it.
    `ulimit -f ${Math.floor(limits.diskBytes / 512)}`,
    // Data, not address space: runtimes reserve far more addresses than they use.
    `ulimit -d ${Math.floor(limits.memoryBytes / 1024)}`,
    // dash calls it -p, others -u.
    `ulimit -u ${processes} 2>/dev/null || ulimit -p ${processes} 2>/dev/null`,
    'echo 1000 2>/dev/null >/proc/self/oom_score_adj',
  ].join('\n');
}
