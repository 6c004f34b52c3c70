/** A value of a statement's `$n`; objects travel as JSON text. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[];

/** What a repository needs of a database. The SQL is PostgreSQL's. */
export interface Sql {
  /** Runs one statement and gives its rows; `Row` is the caller's claim about their columns. */
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs several statements, without values. */
  script(text: string): Promise<void>;
}

export interface Database extends Sql {
  /** Commits when `work` returns, rolls back when it throws. Transactions do not nest. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const UNIQUE_VIOLATION = '23505';

/** True for the breach of a unique constraint or index; of this one, when it is named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== UNIQUE_VIOLATION)
    return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
