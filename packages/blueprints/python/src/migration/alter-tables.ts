import {
  fillSql,
  fillValue,
  type Column,
  type ColumnChange,
  type StorageChanges,
  type TableChange,
} from '@quantumlayer/blueprint-kit';
import { memoryLiteral, pythonString } from '../literal';
import { addForeignKey, batch, columnLine, createIndex, createTables, dropTables, quoted } from './create-tables';

/** Statements of Alembic that lead from one set of tables to another, in SQLite (which makes tables anew) and PostgreSQL alike. */
export function alterTables({ created, dropped, altered }: StorageChanges): string[] {
  return [...createTables(created), ...altered.flatMap(alterTable), ...dropTables(dropped)];
}

function alterTable(change: TableChange): string[] {
  const { after, added, dropped, uniques, foreignKeys, indexes } = change;
  const goes = [
    ...foreignKeys.dropped.map(({ name }) => `batch.drop_constraint(op.f("${name}"), type_="foreignkey")`),
    ...uniques.dropped.map(({ name }) => `batch.drop_constraint(op.f("${name}"), type_="unique")`),
    ...dropped.map(({ name }) => `batch.drop_column("${name}")`),
  ];
  const comes = [
    ...added.filter(({ nullable }) => !nullable).map((column) => required(column)),
    ...change.changed.flatMap(alterColumn),
    ...uniques.added.map(
      ({ name, columns }) => `batch.create_unique_constraint(op.f("${name}"), [${quoted(columns)}])`,
    ),
    ...foreignKeys.added.map(addForeignKey),
  ];
  // A column that begins anew must be gone before it comes.
  const again = dropped.some(({ name }) => added.some((column) => column.name === name));
  return [
    ...indexes.dropped.map(({ name }) => `op.drop_index(op.f("${name}"), table_name="${after.name}")`),
    ...(again ? batch(after, goes) : []),
    ...added.map((column) => `op.add_column("${after.name}", ${columnLine({ ...column, nullable: true })})`),
    ...fillRows(change),
    ...batch(after, again ? comes : [...goes, ...comes]),
    ...indexes.added.map((index) => createIndex(after.name, index)),
  ];
}

const required = ({ name, type }: Column): string =>
  `batch.alter_column("${name}", existing_type=${type}, nullable=False)`;

function alterColumn({ before, after }: ColumnChange): string[] {
  const type = before.type === after.type ? [] : [`type_=${after.type}`];
  const nullable = before.nullable === after.nullable ? [] : [`nullable=${after.nullable ? 'True' : 'False'}`];
  if (type.length + nullable.length === 0) return [];
  return [`batch.alter_column("${after.name}", existing_type=${before.type}, ${[...type, ...nullable].join(', ')})`];
}

/** What the rows that are there hold from now on. */
function fillRows({ after: { name: table }, added, changed }: TableChange): string[] {
  const updates = [
    ...added.filter(({ nullable }) => !nullable).flatMap((column) => update(column, fillOf(column))),
    ...changed.flatMap(convert),
  ];
  return updates.flatMap(({ column: { name, type }, value, where }) => {
    const column = `rows.c["${name}"]`;
    const condition = where === undefined ? '' : `.where(${where(column)})`;
    return [
      `rows = sa.table("${table}", sa.column("${name}", ${type}))`,
      `op.execute(rows.update()${condition}.values({"${name}": ${value(column)}}))`,
    ];
  });
}

interface Update {
  readonly column: Column;
  /** From the column as an expression. */
  readonly value: (column: string) => string;
  readonly where?: (column: string) => string;
}

function update(column: Column, value: string | undefined, where?: Update['where']): Update[] {
  return value === undefined ? [] : [{ column, value: () => value, ...(where && { where }) }];
}

function convert({ before, after, conversion }: ColumnChange): Update[] {
  const becomesRequired = before.nullable && !after.nullable;
  const unset = becomesRequired ? update(after, fillOf(after), (column) => `${column}.is_(None)`) : [];
  if (conversion.kind === 'among') {
    const values = `[${conversion.values.map(pythonString).join(', ')}]`;
    const value = after.nullable ? 'None' : fillOf(after);
    return [...update(after, value, (column) => `${column}.not_in(${values})`), ...unset];
  }
  if (conversion.kind === 'scale') {
    const { multiply, divide } = conversion;
    const factor = divide > 1 ? `// ${divide}` : `* ${multiply}`;
    // As the database keeps it: a whole number.
    const whole = { ...after, type: 'sa.BigInteger()' };
    const missing = becomesRequired ? update(whole, fillSql(after, 'sqlite'), (column) => `${column}.is_(None)`) : [];
    return [{ column: whole, value: (column) => `${column} ${factor}` }, ...missing];
  }
  return unset;
}

function fillOf(column: Column): string | undefined {
  const fill = fillValue(column);
  if (fill === undefined || column.property === undefined) return undefined;
  const { type } = column.property;
  if (fill.json !== undefined) return memoryLiteral(type, fill.json);
  return type.kind === 'date' ? 'dt.datetime.now(dt.UTC).date()' : 'dt.datetime.now(dt.UTC)';
}
