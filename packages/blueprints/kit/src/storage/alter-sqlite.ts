import type { ColumnChange, StorageChanges, TableChange } from './compare-tables';
import { fillSql, sqlText } from './fill-value';
import { createIndex, type SqlStyle } from './sql-style';
import type { Table } from './table';

/**
 * The statements of a migration for SQLite. It alters hardly anything in place: else the table is made anew beside the old one, filled,
 * and put in its place (https://www.sqlite.org/lang_altertable.html#otheralter). Foreign keys must be off meanwhile, or dropping the old
 * table would delete what refers to it.
 *
 * @param hasOwn the project has migrations of its own, whose columns a table that is made anew would lose: it stops where there are any
 */
export function alterSqlite(
  { created, dropped, altered }: StorageChanges,
  style: SqlStyle,
  { hasOwn }: { readonly hasOwn: boolean },
): string[] {
  const remake = (change: TableChange) => [...(hasOwn ? stopAtOwn(change.before) : []), ...rebuild(change, style)];
  return [
    ...created.flatMap((table) => [style.createTable(table), ...style.createIndexes(table)]),
    ...altered.flatMap((change) => (canAdd(change, style) ? addColumns(change, style) : remake(change))),
    ...dropped.map(({ name }) => `DROP TABLE ${style.name(name)}`),
  ];
}

/** The tables that are made anew. */
export const rebuiltTables = ({ altered }: StorageChanges, style: Pick<SqlStyle, 'uniqueIndexes'>): string[] =>
  altered.filter((change) => !canAdd(change, style)).map(({ after }) => after.name);

function canAdd(
  { added, dropped, changed, uniques, foreignKeys }: TableChange,
  { uniqueIndexes }: Pick<SqlStyle, 'uniqueIndexes'>,
): boolean {
  const constraints = [foreignKeys, ...(uniqueIndexes ? [] : [uniques])];
  return (
    dropped.length + changed.length === 0 &&
    added.every(({ nullable }) => nullable) &&
    constraints.every((exchange) => exchange.added.length + exchange.dropped.length === 0)
  );
}

function addColumns({ after, added, uniques, indexes }: TableChange, style: SqlStyle): string[] {
  const table = style.name(after.name);
  return [
    ...[...indexes.dropped, ...uniques.dropped].map(({ name }) => `DROP INDEX ${style.name(name)}`),
    ...added.map((column) => `ALTER TABLE ${table} ADD COLUMN ${style.column(column)}`),
    ...uniques.added.map((unique) => createIndex(style, after.name, unique, true)),
    ...indexes.added.map((index) => createIndex(style, after.name, index)),
  ];
}

/** The name of the constraint is what SQLite says when it stops. */
function stopAtOwn({ name, columns }: Table): string[] {
  const known = columns.map((column) => sqlText(column.name)).join(', ');
  const advice = `${name} has columns of your own: add them to this migration in place of this check`;
  return [
    `CREATE TEMP TABLE own_columns (number INTEGER CONSTRAINT "${advice}" CHECK (number = 0))`,
    `INSERT INTO own_columns SELECT count(*) FROM pragma_table_info(${sqlText(name)}) WHERE name NOT IN (${known})`,
    'DROP TABLE own_columns',
  ];
}

function rebuild({ after, added, changed }: TableChange, style: SqlStyle): string[] {
  // No table of ours begins with an underscore.
  const scratch = `_new_${after.name}`;
  const fresh = new Map(added.map((column) => [column.name, fillSql(column, 'sqlite')]));
  const converted = new Map(changed.map((change) => [change.after.name, convert(change, style)]));
  const names = after.columns.map(({ name }) => style.name(name)).join(', ');
  const values = after.columns.map(({ name }) => fresh.get(name) ?? converted.get(name) ?? style.name(name)).join(', ');
  return [
    style.createTable(after, scratch),
    `INSERT INTO ${style.name(scratch)} (${names})\nSELECT ${values}\nFROM ${style.name(after.name)}`,
    `DROP TABLE ${style.name(after.name)}`,
    `ALTER TABLE ${style.name(scratch)} RENAME TO ${style.name(after.name)}`,
    ...style.createIndexes(after),
  ];
}

function convert({ before, after, conversion }: ColumnChange, style: SqlStyle): string {
  const name = style.name(after.name);
  const fill = fillSql(after, 'sqlite');
  if (conversion.kind === 'among')
    return `CASE WHEN ${name} IN (${conversion.values.map(sqlText).join(', ')}) THEN ${name} ELSE ${fill} END`;
  const value =
    conversion.kind === 'scale'
      ? `${name}${conversion.multiply > 1 ? ` * ${conversion.multiply}` : ''}${conversion.divide > 1 ? ` / ${conversion.divide}` : ''}`
      : name;
  return before.nullable && !after.nullable && fill !== 'NULL' ? `coalesce(${value}, ${fill})` : value;
}
