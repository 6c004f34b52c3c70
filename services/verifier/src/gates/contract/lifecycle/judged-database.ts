import { Database, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Program } from '../../../sandbox/sandbox';
import type { PostgresPrograms } from '../../../toolchain/find-postgres';

/** The database that a project is judged on. */
export interface JudgedDatabase {
  /** Programs that start it, before the server of the project. */
  readonly prepare: readonly Program[];
  readonly environment: Readonly<Record<string, string>>;
  /** For the verdict; empty where it is the database that was asked for without more ado. */
  readonly remark: string;
}

export function wantsPostgres({ stack }: Application): boolean {
  return stack?.database === Database.POSTGRESQL;
}

/** A cluster that lives and dies with the sandbox; without a server on this machine SQLite, which every project speaks too. */
export function judgedDatabase(application: Application, postgres: PostgresPrograms | undefined): JudgedDatabase {
  if (!wantsPostgres(application)) return { prepare: [], environment: {}, remark: '' };
  if (postgres) {
    return {
      prepare: [{ argv: ['/bin/sh', '-c', START, 'postgres', postgres.folder, '$TMP'] }],
      environment: { DATABASE_URL: 'postgres://judge:judge@127.0.0.1:5432/judge' },
      remark: `on PostgreSQL ${postgres.version}`,
    };
  }
  return {
    prepare: [],
    environment: SQLITE,
    remark: 'on SQLite, not PostgreSQL: this sandbox has no server of it',
  };
}

/** What the README's own commands use in place of a PostgreSQL server. */
export function localDatabase(application: Application): Readonly<Record<string, string>> {
  return wantsPostgres(application) ? SQLITE : {};
}

const SQLITE = { DATABASE_URL: 'sqlite:./data/judge.db' };

/** Sorting as a person's language does, so that a project which forgets to compare by code point is found out. */
const START = `
set -e
data=$2/postgres
"$1/initdb" -D "$data" -U judge -A trust -E UTF8 --no-sync --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US >/dev/null 2>&1 ||
  { rm -rf "$data"; "$1/initdb" -D "$data" -U judge -A trust -E UTF8 --no-sync --locale=C >/dev/null; }
"$1/pg_ctl" -s -w -D "$data" -l "$2/postgres.log" -o "-h 127.0.0.1 -p 5432 -k $2 -c fsync=off" start
"$1/createdb" -h 127.0.0.1 -U judge judge
`;
