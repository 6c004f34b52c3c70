import type { Column, ForeignKey, NamedColumns, Table } from '@quantumlayer/blueprint-kit';

/** Statements of Alembic that make tables, given after those that they refer to, with their indexes. */
export function createTables(tables: readonly Table[]): string[] {
  return [
    ...tables.flatMap((table) => [
      `op.create_table(`,
      ...[`"${table.name}"`, ...contents(table)].map((line) => `    ${line},`),
      ')',
      ...table.indexes.map((index) => createIndex(table.name, index)),
    ]),
    // References of cycles, when all tables are there.
    ...tables.flatMap((table) => table.later.flatMap((key) => batch(table, [addForeignKey(key)]))),
  ];
}

/** The way back: tables that others refer to go after these. */
export function dropTables(tables: readonly Table[]): string[] {
  return [
    ...tables.flatMap((table) =>
      table.later.flatMap(({ name }) => batch(table, [`batch.drop_constraint(op.f("${name}"), type_="foreignkey")`])),
    ),
    ...tables.map(({ name }) => `op.drop_table("${name}")`),
  ];
}

/** Changes of one table, which SQLite makes anew for them. */
export function batch({ name, isNumbered }: Table, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  // SQLite does not tell of it, and so a table that is made anew would forget it.
  const options = isNumbered ? ', table_kwargs={"sqlite_autoincrement": True}' : '';
  return [`with op.batch_alter_table("${name}"${options}) as batch:`, ...lines.map((line) => `    ${line}`)];
}

export const createIndex = (table: string, { name, columns }: NamedColumns): string =>
  `op.create_index(op.f("${name}"), "${table}", [${quoted(columns)}])`;

/** In a batch. */
export const addForeignKey = ({ name, column, target, targetColumn, onDelete }: ForeignKey): string =>
  `batch.create_foreign_key(op.f("${name}"), "${target}", ["${column}"], ["${targetColumn}"], ondelete="${onDelete}")`;

export const quoted = (columns: readonly string[]): string => columns.map((name) => `"${name}"`).join(', ');

export const columnLine = ({ name, type, nullable }: Column): string =>
  `sa.Column("${name}", ${type}, nullable=${nullable ? 'True' : 'False'})`;

function contents({ name, columns, foreignKeys, primaryKey, uniques, isNumbered }: Table): string[] {
  return [
    ...columns.map(columnLine),
    ...foreignKeys.map(
      (key) =>
        `sa.ForeignKeyConstraint(["${key.column}"], ["${key.target}.${key.targetColumn}"], name=op.f("${key.name}"), ondelete="${key.onDelete}")`,
    ),
    `sa.PrimaryKeyConstraint(${quoted(primaryKey)}, name=op.f("pk_${name}"))`,
    ...uniques.map((unique) => `sa.UniqueConstraint(${quoted(unique.columns)}, name=op.f("${unique.name}"))`),
    ...(isNumbered ? ['sqlite_autoincrement=True'] : []),
  ];
}
