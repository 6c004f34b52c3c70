import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findVersion } from './version';

const run = promisify(execFile);

/** The programs of a PostgreSQL server on this machine. */
export interface PostgresPrograms {
  readonly folder: string;
  readonly version: string;
}

/** Debian keeps them off the path, a folder for each version. */
const VERSIONED = '/usr/lib/postgresql';

/** Finds a server among the system's programs, which every sandbox sees; undefined when there is none. */
export async function findPostgres(path: string): Promise<PostgresPrograms | undefined> {
  const versions = await readdir(VERSIONED).catch(() => []);
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((name) => join(VERSIONED, name, 'bin'));
  for (const folder of [...path.split(':').filter(Boolean), ...newestFirst]) {
    const found = await serverIn(folder);
    if (found) return found;
  }
  return undefined;
}

async function serverIn(folder: string): Promise<PostgresPrograms | undefined> {
  try {
    const server = await realpath(join(folder, 'postgres'));
    const programs = dirname(server);
    if (!programs.startsWith('/usr/')) return undefined;
    await Promise.all(['initdb', 'pg_ctl', 'createdb'].map((name) => access(join(programs, name), constants.X_OK)));
    const { stdout } = await run(server, ['--version'], { timeout: 10_000 });
    return { folder: programs, version: findVersion(stdout) };
  } catch {
    // Not here, or only a client.
    return undefined;
  }
}
