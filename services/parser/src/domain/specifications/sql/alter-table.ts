import { readColumn, readType } from './read-column';
import { isIndex, readTableConstraint } from './read-table';
import { columnOf, type SqlSchema, type Table } from './schema';
import type { Cursor } from './statements';

/** Actions that do not change what the table can hold. */
const SILENT = new Set(
  'check nocheck owner enable disable set cluster engine auto_increment replica validate attach inherit comment default convert order'.split(
    ' ',
  ),
);

/** One action behind "ALTER TABLE name"; false for one that changes the model in a way that is not read. */
export function readAlteration(cursor: Cursor, table: Table, schema: SqlSchema): boolean {
  // T-SQL: whether rows that are there already are looked at.
  if (cursor.sees('with')) cursor.until('add');
  if (cursor.accept('add')) return addPart(cursor, table);
  if (cursor.accept('modify')) return replaceColumn(cursor, table, false);
  if (cursor.accept('change')) return replaceColumn(cursor, table, true);
  if (cursor.accept('drop')) return dropPart(cursor, table);
  if (cursor.accept('rename')) return rename(cursor, table, schema);
  if (cursor.accept('alter')) return alterColumn(cursor, table);
  return SILENT.has(cursor.peek()?.value ?? '');
}

/** What stands behind ADD: a column, a constraint, or several in parentheses. */
export function addPart(cursor: Cursor, table: Table): boolean {
  if (cursor.sees('(')) return cursor.parenthesised().every((item) => addPart(cursor.over(item), table));
  if (readTableConstraint(cursor, table)) return true;
  if (isIndex([0, 1, 2, 3].flatMap((ahead) => cursor.peek(ahead) ?? []))) return true;
  cursor.accept('column');
  cursor.accept('if', 'not', 'exists');
  readColumn(cursor, table);
  return true;
}

/** MODIFY repeats the whole definition of a column; CHANGE names the old one before it. */
function replaceColumn(cursor: Cursor, table: Table, named: boolean): boolean {
  cursor.accept('column');
  const old = columnOf(table, named ? cursor.name('a column').value : (cursor.peek()?.value ?? ''));
  const replacement = readColumn(cursor, table);
  if (!old) return true;
  table.columns.pop();
  table.columns[table.columns.indexOf(old)] = replacement;
  return true;
}

function dropPart(cursor: Cursor, table: Table): boolean {
  if (['constraint', 'primary', 'foreign', 'check'].some((word) => cursor.sees(word))) return false;
  if (cursor.accept('index') || cursor.accept('key')) return true;
  cursor.accept('column');
  cursor.accept('if', 'exists');
  const dropped = cursor.name('a column').value.toLowerCase();
  const without = (columns: readonly string[]): boolean => !columns.some((column) => column.toLowerCase() === dropped);
  table.columns = table.columns.filter(({ name }) => name.toLowerCase() !== dropped);
  table.uniques = table.uniques.filter(({ columns }) => without(columns));
  table.foreignKeys = table.foreignKeys.filter(({ columns }) => without(columns));
  table.checks = table.checks.filter(
    ({ condition }) => !condition.some(({ value }) => value.toLowerCase() === dropped),
  );
  return true;
}

function rename(cursor: Cursor, table: Table, schema: SqlSchema): boolean {
  if (cursor.sees('constraint') || cursor.sees('index') || cursor.sees('key')) return true;
  if (cursor.accept('to') || cursor.accept('as')) {
    schema.tables.delete(table.name.toLowerCase());
    table.name = cursor.name('a name').value;
    schema.tables.set(table.name.toLowerCase(), table);
    return true;
  }
  cursor.accept('column');
  const column = columnOf(table, cursor.name('a column').value);
  if (!column || !cursor.accept('to')) return false;
  const old = column.name;
  column.name = cursor.name('a name').value;
  const renamed = (names: readonly string[]): string[] => names.map((name) => (name === old ? column.name : name));
  table.primaryKey = renamed(table.primaryKey);
  for (const key of [...table.uniques, ...table.foreignKeys]) key.columns = renamed(key.columns);
  return true;
}

function alterColumn(cursor: Cursor, table: Table): boolean {
  cursor.accept('column');
  const column = columnOf(table, cursor.name('a column').value);
  if (!column) return false;
  if (cursor.accept('set', 'not', 'null')) column.notNull = true;
  else if (cursor.accept('drop', 'not', 'null')) column.notNull = false;
  else if (cursor.accept('set', 'default')) column.default = cursor.until();
  else if (cursor.accept('drop', 'default')) delete column.default;
  else if (cursor.accept('add', 'generated')) column.generatedKey = column.notNull = true;
  else if (cursor.accept('set', 'data', 'type') || cursor.accept('type')) column.type = readType(cursor);
  else return ['set', 'reset', 'drop', 'restart'].includes(cursor.peek()?.value ?? '');
  if (column.default?.some(({ value }) => value === 'nextval')) column.generatedKey = true;
  return true;
}
