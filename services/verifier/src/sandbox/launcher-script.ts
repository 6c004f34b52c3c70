import { dirname } from 'node:path';
import { ulimits } from './limits';
import type { CacheView, Limits, SandboxPaths } from './sandbox';
import { shellQuote } from './shell-quote';

export interface LauncherOptions {
  readonly limits: Limits;
  readonly runningProcesses: number;
  readonly paths: SandboxPaths;
  /** Where the source is seen from inside; undefined when it is in place already or there is none. */
  readonly copyFrom?: string | undefined;
  readonly caches: readonly CacheView[];
  /** As in a sandbox's spec. */
  readonly compiled?: string | undefined;
  readonly collect: readonly string[];
}

/**
 * The shell script that sets the limits, copies the source in, runs its arguments and hands the
 * collected files back over descriptor 3, each as its size, a line end and its bytes (-1: absent).
 * A pipe rather than a shared folder: nothing inside can then write to the host's disk. It stays above the program, which
 * so does not find our own process as its parent, and says at the end, behind the files, what processor time was used.
 */
export function launcherScript({
  limits,
  runningProcesses,
  paths,
  copyFrom,
  caches,
  compiled,
  collect,
}: LauncherOptions): string {
  const folders = [paths.WORK, paths.HOME, paths.TMP, paths.REPORTS, paths.BUILD, paths.CACHES]
    .map(shellQuote)
    .join(' ');
  const lines = [ulimits(limits, runningProcesses), 'umask 022', `mkdir -p ${folders} || exit 125`];
  if (copyFrom !== undefined) lines.push(`cp -RP ${shellQuote(copyFrom)}/. ${shellQuote(paths.WORK)}/ || exit 125`);
  lines.push(...openCaches(caches, paths.CACHES));
  if (compiled !== undefined)
    lines.push(`tar -xf ${shellQuote(compiled)} -C ${shellQuote(dirname(paths.CACHES))} || exit 125`);
  lines.push(`cd ${shellQuote(paths.WORK)} || exit 125`);
  const handOver = [
    `for file in ${collect.map((name) => shellQuote(`${paths.REPORTS}/${name}`)).join(' ')}; do`,
    '  if [ -f "$file" ] && [ ! -L "$file" ]; then',
    '    size=$(wc -c <"$file"); echo $size >&3; head -c $size "$file" >&3',
    '  else echo -1 >&3; fi',
    'done',
  ];
  return [
    ...lines,
    '"$@" 3>&- 4>&-',
    'code=$?',
    ...(collect.length === 0 ? [] : handOver),
    'times >&3',
    'exit $code',
  ].join('\n');
}

/**
 * Shell lines that make views of caches in a folder. Of links, because a cache has thousands of files and most are never read; most tools
 * replace files rather than write into them.
 */
export function openCaches(caches: readonly CacheView[], into: string): string[] {
  return caches.flatMap(({ name, from, cleaned, inPlace }) => {
    const [source, folder] = [shellQuote(from), shellQuote(`${into}/${name}`)];
    const copy = `cp -R ${source} ${folder}`;
    const linked = `cp -as ${source} ${folder} 2>/dev/null || { rm -rf ${folder}; ${copy}; }`;
    const view = `${inPlace === true ? copy : linked} || exit 125`;
    if (cleaned === undefined) return [view];
    const file = shellQuote(`${into}/${name}/${cleaned}`);
    return [view, `rm -f ${file}; date +%s >${file}`];
  });
}

/** What the launcher hands back. */
export interface Returned {
  readonly files: Readonly<Record<string, Buffer>>;
  /** User and system time of the program and all that it waited for; undefined when the launcher did not come to its end. */
  readonly cpuSeconds: number | undefined;
}

/** Reads what the launcher wrote to descriptor 3. */
export function parseReturned(bytes: Buffer, names: readonly string[]): Returned {
  const files: Record<string, Buffer> = {};
  let offset = 0;
  for (const name of names) {
    const end = bytes.indexOf(10, offset);
    if (end < 0) break;
    const size = Number(bytes.toString('latin1', offset, end).trim());
    offset = end + 1;
    if (!Number.isInteger(size) || size < 0) continue;
    if (offset + size > bytes.length) break;
    files[name] = bytes.subarray(offset, offset + size);
    offset += size;
  }
  return { files, cpuSeconds: parseTimes(bytes.toString('latin1', offset, offset + 200)) };
}

/** "0m0.01s 0m0.00s", of the shell and below it of its children. */
function parseTimes(text: string): number | undefined {
  const times = [...text.matchAll(/(\d+)m(\d+(?:\.\d+)?)s/g)];
  return times.length === 4
    ? times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
    : undefined;
}
