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
    ...tables.flatMap((table) =>
      table.later.flatMap((key) => [
        `with op.batch_alter_table("${table.name}") as batch:`,
        `    ${addForeignKey(key)}`,
      ]),
    ),
  ];
}

/** The way back: tables that others refer to go after these. */
export function dropTables(tables: readonly Table[]): string[] {
  return [
    ...tables.flatMap((table) =>
      table.later.flatMap(({ name }) => [
        `with op.batch_alter_table("${table.name}") as batch:`,
        `    batch.drop_constraint(op.f("${name}"), type_="foreignkey")`,
      ]),
    ),
    ...tables.map(({ name }) => `op.drop_table("${name}")`),
  ];
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
