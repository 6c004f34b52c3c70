import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { postgresqlFolders } from '@quantumlayer/local-servers';
import { findVersion } from './version';

const run = promisify(execFile);

/** The programs of a PostgreSQL server on this machine. */
export interface PostgresPrograms {
  readonly folder: string;
  readonly version: string;
}

/** Finds a server among the system's programs, which every sandbox sees; undefined when there is none. */
export async function findPostgres(path: string): Promise<PostgresPrograms | undefined> {
  const found = postgresqlFolders(['postgres', 'initdb', 'pg_ctl', 'createdb'], { PATH: path });
  const folder = found
    .map((each) => dirname(realpathSync(join(each, 'postgres'))))
    .find((each) => each.startsWith('/usr/'));
  if (folder === undefined) return undefined;
  const { stdout } = await run(join(folder, 'postgres'), ['--version'], { timeout: 10_000 });
  return { folder, version: findVersion(stdout) };
}
