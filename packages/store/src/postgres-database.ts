import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Pool, PoolClient } from 'pg';
import type { Database, Sql, SqlValue } from './database';
import { refusingText } from './refused-text';

export interface PoolSettings {
  readonly url: string;
  /** Connections at most. */
  readonly connections: number;
  readonly applicationName: string;
}

/** Seconds to wait for a connection before a caller hears that the database is away. */
const CONNECT_SECONDS = 5;
/** Seconds that one statement may take, and after which a server that does not even refuse it hangs. */
const [STATEMENT_SECONDS, SILENT_SECONDS] = [30, 35];
/** Milliseconds that running statements get when the database is closed. */
const LAST_STATEMENTS = 1000;

/** A pool of connections to a server. A connection that breaks while idle is replaced by the pool. */
export async function openPostgres({ url, connections, applicationName }: PoolSettings): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_SECONDS * 1000,
    statement_timeout: STATEMENT_SECONDS * 1000,
    query_timeout: SILENT_SECONDS * 1000,
    keepAlive: true,
  });
  // Without a listener, an idle connection that the server closes would end the process.
  pool.on('error', () => undefined);
  return new PostgresDatabase(pool);
}

class PostgresDatabase implements Database {
  readonly #used = new Set<PoolClient>();

  constructor(private readonly pool: Pool) {}

  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]> {
    return this.#with((client) => run<Row>(client, text, values));
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#with(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work({
          query: (text, values) => run(client, text, values),
          script: async (text) => void (await client.query(text)),
        });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // A broken connection cannot roll back, and need not: the server does.
        if (!isLostConnection(error)) await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  script(text: string): Promise<void> {
    return this.#with(async (client) => void (await client.query(text)));
  }

  async close(): Promise<void> {
    // Or it would wait for a server that hangs.
    const cut = setTimeout(() => {
      for (const client of this.#used) void client.end();
    }, LAST_STATEMENTS);
    await this.pool.end().finally(() => clearTimeout(cut));
  }

  async #with<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken: Error | undefined;
    const notice = (error: Error): void => {
      broken = error;
    };
    client.on('error', notice);
    this.#used.add(client);
    try {
      return await work(client);
    } catch (error) {
      if (isLostConnection(error)) broken ??= new Error('The connection was lost.', { cause: error });
      // What a statement says on a connection that broke under it is of no use to anybody.
      throw broken === undefined ? error : unavailable(error);
    } finally {
      client.off('error', notice);
      this.#used.delete(client);
      client.release(broken);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (cause) {
      throw unavailable(cause);
    }
  }
}

async function run<Row extends object>(
  client: PoolClient,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  return (await refusingText(client.query<Row & Record<string, unknown>>(text, [...values]))).rows;
}

/** Class 57P: the server shuts down or restarts; no code: the socket broke, or nobody answered in time. */
export function isLostConnection(error: unknown): boolean {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  return (
    String(code).startsWith('57P') ||
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(String(code)) ||
    /Connection terminated|is not queryable|Query read timeout|timeout exceeded when trying to connect/.test(
      String(message),
    )
  );
}

function unavailable(cause: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The database does not answer.', { cause });
}
