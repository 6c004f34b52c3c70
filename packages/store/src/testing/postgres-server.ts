import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@quantumlayer/testing';

const execute = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

export interface PostgresServer {
  readonly url: string;
  /** As a power cut would: no shutdown, no goodbye. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Where the newest server's programs lie; undefined when PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), '/usr/local/bin', '/usr/bin'];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** A throw-away server with an empty database, on a port of its own. PostgreSQL refuses to run as root, so root lends it the account of nobody. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-postgres-'));
  await chmod(folder, 0o700);
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  await execute(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8'], account);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const ready = async (): Promise<boolean> =>
    execute(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    );
  let server: ReturnType<typeof spawn> | undefined;
  const kill = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    // SIGQUIT: every backend ends at once, and the next start recovers from the log.
    server.kill('SIGQUIT');
    await gone;
  };
  const start = async (): Promise<void> => {
    const options = ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', '-F'];
    server = spawn(join(programs, 'postgres'), options, { ...account, stdio: 'ignore' });
    for (let attempt = 0; !(await ready()); attempt += 1) {
      if (attempt === 200 || server.exitCode !== null) throw new Error('PostgreSQL did not start');
      await sleep(50);
    }
  };
  await start();
  return {
    url,
    kill,
    start,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
