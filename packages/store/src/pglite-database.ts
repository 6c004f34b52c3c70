import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PGlite, PGliteInterface } from '@electric-sql/pglite';
import type { Database, Sql, SqlValue } from './database';
import { refusingText } from './refused-text';

/**
 * PostgreSQL in this process (WebAssembly), in a folder, or in memory when `folder` is undefined. Made for one process at a time;
 * statements run one after the other.
 */
export async function openPglite(folder: string | undefined): Promise<Database> {
  if (folder !== undefined) await mkdir(dirname(folder), { recursive: true });
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  return new PgliteDatabase(await Engine.create(folder === undefined ? {} : { dataDir: folder }));
}

class PgliteDatabase implements Database {
  constructor(private readonly engine: PGlite) {}

  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]> {
    return run<Row>(this.engine, text, values);
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.engine.transaction((inner) =>
      work({
        query: (text, values) => run(inner, text, values),
        script: async (text) => void (await inner.exec(text)),
      }),
    );
  }

  async script(text: string): Promise<void> {
    await this.engine.exec(text);
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

async function run<Row extends object>(
  engine: Pick<PGliteInterface, 'query'>,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  return (await refusingText(engine.query<Row>(text, [...values]))).rows;
}
