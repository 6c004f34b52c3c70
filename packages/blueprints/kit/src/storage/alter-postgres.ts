import type { ColumnChange, StorageChanges, TableChange } from './compare-tables';
import { fillSql, sqlText } from './fill-value';
import { addForeignKey, addUnique, createIndex, type SqlStyle } from './sql-style';
import type { Column, Table } from './table';

/** The statements of a migration for PostgreSQL. */
export function alterPostgres({ created, dropped, altered }: StorageChanges, style: SqlStyle): string[] {
  const gone = dropped.map(({ name }) => style.name(name)).join(', ');
  return [
    ...altered.flatMap((change) => loosen(change, style)),
    ...created.flatMap((table) => [style.createTable(table), ...style.createIndexes(table)]),
    ...altered.flatMap((change) => alterColumns(change, style)),
    ...created.flatMap((table) => table.later.map((key) => addForeignKey(style, table.name, key))),
    ...altered.flatMap((change) => constrain(change, style)),
    // Together, for they may refer to each other.
    ...(gone === '' ? [] : [`DROP TABLE ${gone}`]),
  ];
}

/** Constraints and indexes that go. */
function loosen({ before, uniques, foreignKeys, indexes }: TableChange, style: SqlStyle): string[] {
  const constraints = [...foreignKeys.dropped, ...(style.uniqueIndexes ? [] : uniques.dropped)];
  const plain = [...indexes.dropped, ...(style.uniqueIndexes ? uniques.dropped : [])];
  return [
    ...constraints.map(({ name }) => `${alter(before, style)} DROP CONSTRAINT ${style.name(name)}`),
    ...plain.map(({ name }) => `DROP INDEX ${style.name(name)}`),
  ];
}

function alterColumns({ after, added, dropped, changed }: TableChange, style: SqlStyle): string[] {
  return [
    ...dropped.map(({ name }) => `${alter(after, style)} DROP COLUMN ${style.name(name)}`),
    ...added.flatMap((column) => addColumn(after, column, style)),
    ...changed.flatMap((change) => changeColumn(after, change, style)),
  ];
}

function constrain({ after, uniques, foreignKeys, indexes }: TableChange, style: SqlStyle): string[] {
  return [
    ...uniques.added.map((unique) => addUnique(style, after.name, unique)),
    ...foreignKeys.added.map((key) => addForeignKey(style, after.name, key)),
    ...indexes.added.map((index) => createIndex(style, after.name, index)),
  ];
}

const alter = ({ name }: Table, style: SqlStyle): string => `ALTER TABLE ${style.name(name)}`;

/** What the rows that are there get is no default of those to come. */
function addColumn(table: Table, column: Column, style: SqlStyle): string[] {
  const fill = fillSql(column, 'postgres');
  const add = `${alter(table, style)} ADD COLUMN ${style.column(column)}`;
  if (fill === 'NULL') return [add];
  return [`${add} DEFAULT ${fill}`, `${alter(table, style)} ALTER COLUMN ${style.name(column.name)} DROP DEFAULT`];
}

function changeColumn(table: Table, { before, after, conversion }: ColumnChange, style: SqlStyle): string[] {
  const name = style.name(after.name);
  const column = `${alter(table, style)} ALTER COLUMN ${name}`;
  const update = (value: string, where: string) =>
    `UPDATE ${style.name(table.name)} SET ${name} = ${value} WHERE ${where}`;
  const fill = fillSql(after, 'postgres');
  const checkStays = before.check?.values.join('\n') === after.check?.values.join('\n');
  const statements: string[] = [];
  if (before.check && !checkStays)
    statements.push(`${alter(table, style)} DROP CONSTRAINT ${style.name(before.check.name)}`);
  if (before.type !== after.type) statements.push(`${column} TYPE ${after.type}`);
  if (conversion.kind === 'scale') {
    const factor = conversion.multiply > 1 ? `* ${conversion.multiply}` : `/ ${conversion.divide}`;
    statements.push(`UPDATE ${style.name(table.name)} SET ${name} = ${name} ${factor}`);
  }
  if (conversion.kind === 'among') {
    const values = conversion.values.map(sqlText).join(', ');
    // Unset is neither among them nor not.
    const where = after.nullable ? `${name} NOT IN (${values})` : `${name} IS NULL OR ${name} NOT IN (${values})`;
    statements.push(update(fill, where));
  }
  if (before.nullable && !after.nullable && fill !== 'NULL' && conversion.kind !== 'among')
    statements.push(update(fill, `${name} IS NULL`));
  if (before.nullable !== after.nullable) statements.push(`${column} ${after.nullable ? 'DROP' : 'SET'} NOT NULL`);
  if (after.check && !checkStays) {
    const values = after.check.values.map(sqlText).join(', ');
    statements.push(
      `${alter(table, style)} ADD CONSTRAINT ${style.name(after.check.name)} CHECK (${name} IN (${values}))`,
    );
  }
  return statements;
}
