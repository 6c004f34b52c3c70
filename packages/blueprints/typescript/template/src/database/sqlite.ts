import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteDialect, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';

/** Values as the driver takes them: it knows neither booleans nor dates, and keeps integers whole only as bigint. */
function bind(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date) return BigInt(value.getTime());
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

/** A file in WAL mode, or ":memory:". */
export function sqliteDialect(path: string): SqliteDialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new Libsql(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // The driver blocks the process while it waits, so waiting is done in `Database.write`.
  database.pragma('busy_timeout = 100');
  return new SqliteDialect({
    database: {
      close: () => {
        database.close();
      },
      prepare(sql) {
        if (/^(begin|commit|rollback)\b/.test(sql)) return transactionControl(database, sql);
        const statement = database.prepare(sql);
        return {
          reader: statement.reader,
          all: (parameters) => statement.all(...parameters.map(bind)),
          run: (parameters) => statement.run(...parameters.map(bind)),
          iterate: (parameters) => statement.iterate(...parameters.map(bind)),
        };
      },
    },
  });
}

/** Not prepared: the driver leaves a prepared BEGIN that met a lock half-done, and no later COMMIT gets past it. */
function transactionControl(database: Libsql.Database, sql: string): SqliteStatement {
  const run = () => {
    database.exec(sql);
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, all: () => [], run, iterate: () => [][Symbol.iterator]() };
}
