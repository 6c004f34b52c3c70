import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Database } from './database';
import { openPglite } from './pglite-database';
import { openPostgres } from './postgres-database';

export interface DatabaseSettings {
  /** `postgres://user:password@host/name`, `pglite:/absolute/folder`, or `pglite:` for one in memory. */
  readonly url: string;
  readonly connections?: number;
  readonly applicationName: string;
}

/** A server's database, or one inside this process: the same SQL and migrations. */
export function openDatabase({ url, connections = 10, applicationName }: DatabaseSettings): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres({ url, connections, applicationName });
  const embedded = /^pglite:(\/.*)?$/.exec(url);
  if (embedded !== null) return openPglite(embedded[1]);
  return Promise.reject(
    new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'A database URL begins with "postgres://" or is "pglite:/a/folder".',
    ),
  );
}
