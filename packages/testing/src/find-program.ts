import { spawnSync } from 'node:child_process';

/** Where a program lies that the shell would find; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
