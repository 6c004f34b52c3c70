import type { Column, ForeignKey, NamedColumns, Table } from './table';

/** How one language's migrations write SQL for one database; statements have no semicolon. */
export interface SqlStyle {
  name(name: string): string;
  /** "CREATE TABLE ..." of a table, under another name where it is given. Without its indexes. */
  createTable(table: Table, name?: string): string;
  /** A column as ADD COLUMN takes it, without the table that it refers to. */
  column(column: Column): string;
  /** "CREATE INDEX ..." of everything that is an index of its own. */
  createIndexes(table: Table): string[];
  /** Uniques are indexes, not constraints of the table. */
  readonly uniqueIndexes: boolean;
}

const LONGEST_NAME = 63;

/**
 * The name that PostgreSQL gives a constraint that has none: of table and column, the longer one is shortened until all fits.
 * https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/commands/indexcmds.c (makeObjectName)
 */
export function postgresName(table: string, column: string, label: string): string {
  const room = LONGEST_NAME - label.length - 2;
  let [first, second] = [table.length, column.length];
  while (first + second > room) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  return `${table.slice(0, first)}_${column.slice(0, second)}_${label}`;
}

const list = (style: SqlStyle, columns: readonly string[]): string =>
  columns.map((name) => style.name(name)).join(', ');

export function createIndex(style: SqlStyle, table: string, { name, columns }: NamedColumns, isUnique = false): string {
  return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${style.name(name)} ON ${style.name(table)} (${list(style, columns)})`;
}

export function addUnique(style: SqlStyle, table: string, unique: NamedColumns): string {
  if (style.uniqueIndexes) return createIndex(style, table, unique, true);
  return `ALTER TABLE ${style.name(table)} ADD CONSTRAINT ${style.name(unique.name)} UNIQUE (${list(style, unique.columns)})`;
}

export function addForeignKey(style: SqlStyle, table: string, key: ForeignKey): string {
  const target = `${style.name(key.target)} (${style.name(key.targetColumn)})`;
  const rule = key.onDelete === 'NO ACTION' ? '' : ` ON DELETE ${key.onDelete}`;
  return `ALTER TABLE ${style.name(table)} ADD CONSTRAINT ${style.name(key.name)} FOREIGN KEY (${style.name(key.column)}) REFERENCES ${target}${rule}`;
}
