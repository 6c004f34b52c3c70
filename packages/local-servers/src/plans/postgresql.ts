import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { ServerPlan, ServerPlace } from './server-plan';

const execute = promisify(execFile);
/** PostgreSQL refuses to run as root; it gets the account of nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Milliseconds for a server to say whether it takes a connection. */
const PATIENCE = 3000;

const CLUSTER = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8'];

/** A database server for this user alone, whose data lie in the folder. */
export async function planPostgresql(
  program: string,
  { folder, port, isScratch = false }: ServerPlace,
): Promise<ServerPlan> {
  const account = process.getuid?.() === 0 ? NOBODY : undefined;
  const tool = (name: string): string => join(dirname(program), name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const maker = join(data, 'PG_VERSION');
  if (existsSync(maker)) await requireSameVersion(program, data, (await readFile(maker, 'utf8')).trim());
  else
    await execute(tool('initdb'), ['-D', data, ...CLUSTER, ...(isScratch ? ['-N'] : [])], { ...account }).catch(
      (cause: unknown) => {
        const who =
          account === undefined
            ? ''
            : ' As root it runs as nobody, who must be able to reach that folder: choose one with --data.';
        throw new QuantumLayerError(ErrorCode.UNAVAILABLE, `PostgreSQL cannot keep its data in ${data}.${who}`, {
          cause,
        });
      },
    );
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return {
    command: program,
    options: ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', ...(isScratch ? ['-F'] : [])],
    account,
    // Without waiting for clients; they have ended before.
    stopSignal: 'SIGINT',
    // Its backends would outlive a killed first process, and keep the next one from starting.
    crashSignal: 'SIGQUIT',
    address,
    isReady: () => takesConnections(address),
  };
}

/** PostgreSQL reads what its own major version wrote, and nothing else. */
async function requireSameVersion(program: string, data: string, made: string): Promise<void> {
  const { stdout } = await execute(program, ['--version']);
  // "postgres (PostgreSQL) 18.1", and words of whoever packed it.
  const [, here = made] = /\) (\d+)/.exec(stdout) ?? [];
  if (here === made) return;
  throw new QuantumLayerError(
    ErrorCode.MISSING_TOOLCHAIN,
    `The data in ${data} were made by PostgreSQL ${made}, and ${program} is PostgreSQL ${here}, which cannot read them. Put the programs of PostgreSQL ${made} first on the PATH; or carry the data over with pg_dumpall of ${made} and psql of ${here}; or choose another folder with --data.`,
  );
}

/** A server that is starting, or recovering, accepts a connection only to refuse it. */
async function takesConnections(connectionString: string): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE });
  // A connection that breaks later is of no interest.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
