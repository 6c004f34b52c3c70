import { ulimits } from './limits';
import type { Limits, SandboxPaths } from './sandbox';
import { shellQuote } from './shell-quote';

export interface LauncherOptions {
  readonly limits: Limits;
  readonly runningProcesses: number;
  readonly paths: SandboxPaths;
  /** Where the source is seen from inside; undefined when it is in place already or there is none. */
  readonly copyFrom?: string | undefined;
  readonly collect: readonly string[];
  /** Stays above the program, so that it is not our own process which the program finds as its parent. */
  readonly stay?: boolean;
}

/**
 * The shell script that sets the limits, copies the source in, runs its arguments and hands the
 * collected files back over descriptor 3, each as its size, a line end and its bytes (-1: absent).
 * A pipe rather than a shared folder: nothing inside can then write to the host's disk.
 */
export function launcherScript({
  limits,
  runningProcesses,
  paths,
  copyFrom,
  collect,
  stay = false,
}: LauncherOptions): string {
  const folders = [paths.WORK, paths.HOME, paths.TMP, paths.REPORTS, paths.BUILD].map(shellQuote).join(' ');
  const lines = [ulimits(limits, runningProcesses), 'umask 022', `mkdir -p ${folders} || exit 125`];
  if (copyFrom !== undefined) lines.push(`cp -RP ${shellQuote(copyFrom)}/. ${shellQuote(paths.WORK)}/ || exit 125`);
  lines.push(`cd ${shellQuote(paths.WORK)} || exit 125`);
  if (collect.length === 0 && !stay) return [...lines, 'exec "$@" 3>&- 4>&-'].join('\n');
  if (collect.length === 0) return [...lines, '"$@" 3>&- 4>&-', 'exit $?'].join('\n');
  return [
    ...lines,
    '"$@" 3>&- 4>&-',
    'code=$?',
    `for file in ${collect.map((name) => shellQuote(`${paths.REPORTS}/${name}`)).join(' ')}; do`,
    '  if [ -f "$file" ] && [ ! -L "$file" ]; then',
    '    size=$(wc -c <"$file"); echo $size >&3; head -c $size "$file" >&3',
    '  else echo -1 >&3; fi',
    'done',
    'exit $code',
  ].join('\n');
}

/** Reads what the launcher wrote to descriptor 3. */
export function parseCollected(bytes: Buffer, names: readonly string[]): Record<string, string> {
  const files: Record<string, string> = {};
  let offset = 0;
  for (const name of names) {
    const end = bytes.indexOf(10, offset);
    if (end < 0) break;
    const size = Number(bytes.toString('latin1', offset, end).trim());
    offset = end + 1;
    if (!Number.isInteger(size) || size < 0) continue;
    if (offset + size > bytes.length) break;
    files[name] = bytes.toString('utf8', offset, offset + size);
    offset += size;
  }
  return files;
}
