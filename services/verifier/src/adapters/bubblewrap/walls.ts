import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toolLimits } from '../../sandbox/limits';
import { baseEnvironment, fillProgram } from '../../sandbox/placeholders';
import type { Program } from '../../sandbox/sandbox';
import { bubblewrapArguments, PATHS } from './bubblewrap-arguments';

export interface WallsOptions {
  /** Absolute path of `bwrap`. */
  readonly bubblewrap: string;
  readonly root: boolean;
  /** A folder of ours for account files. */
  readonly scratch: string;
  readonly readable: readonly string[];
  readonly writable: readonly string[];
}

/** The user whom a program of an ordinary user finds itself to be. */
const UID = 1000;

/**
 * Wraps a user's own program in the walls of the gates' sandbox, with two doors: the host's network, so that browsers and databases can be
 * reached, and folders that it may write. It has no limits on time and memory, because a user stops it.
 */
export async function wallsAround(options: WallsOptions): Promise<(program: Program, cwd: string) => Program> {
  const { bubblewrap, root, scratch, readable, writable } = options;
  const accounts = join(scratch, 'accounts');
  await mkdir(accounts, { recursive: true });
  const uid = root ? 0 : UID;
  await writeFile(
    join(accounts, 'passwd'),
    `root:x:0:0::/nonexistent:/bin/false\nsandbox:x:${UID}:${UID}::${PATHS.HOME}:/bin/sh\n`,
  );
  await writeFile(join(accounts, 'group'), `root:x:0:\nsandbox:x:${UID}:\n`);
  return (program, cwd) => {
    const { argv, env } = fillProgram(program, { ...PATHS });
    const spec = { ...program, readable, writable, network: 'outbound', limits: toolLimits(1) } as const;
    return {
      argv: [
        bubblewrap,
        ...bubblewrapArguments(spec, { root, uid, accounts }),
        ...['/bin/sh', '-c', 'cd "$0" && exec "$@"', cwd, ...argv],
      ],
      env: { ...baseEnvironment(PATHS), ...env },
    };
  };
}
