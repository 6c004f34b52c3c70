import type { Cursor, Statement } from './statements';
import { readCheck, readColumn, readReference, readType } from './read-column';
import { columnOf, type SqlSchema, type Table } from './schema';

/** Behind CREATE TABLE: "name (columns and constraints) options". */
export function readCreateTable(cursor: Cursor, schema: SqlSchema): Table {
  cursor.accept('if', 'not', 'exists');
  const name = cursor.name('the name of a table');
  const table: Table = {
    name: name.value,
    columns: [],
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
    checks: [],
    start: name.start,
    end: name.end,
  };
  if (!cursor.sees('(')) throw cursor.expected('"(" and the columns');
  for (const item of cursor.parenthesised()) readItem(cursor.over(item), item, table);
  readOptions(cursor, table);
  schema.tables.set(table.name.toLowerCase(), table);
  return table;
}

function readItem(cursor: Cursor, item: Statement, table: Table): void {
  if (!readTableConstraint(cursor, table) && !isIndex(item)) readColumn(cursor, table);
}

/** `KEY name (columns)` is an index; a column may be called "key", so what follows decides. */
function isIndex(item: Statement): boolean {
  const [first, second, third] = item;
  const start = ['fulltext', 'spatial'].includes(first?.value ?? '') ? second : first;
  const after = start === first ? [second, third] : [third, item[3]];
  if (start?.kind !== 'word' || !['key', 'index', 'like', 'exclude'].includes(start.value)) return false;
  if (start.value === 'like' || start.value === 'exclude') return after[0]?.value !== 'varchar';
  return after[0]?.value === '(' || after[0]?.kind === 'name' || after[1]?.value === '('
    ? !isTypeName(after[0]?.value)
    : false;
}

function isTypeName(word = ''): boolean {
  return /^(?:var)?char$|^character$|^decimal$|^numeric$|^(?:big|small|tiny)?int$|^enum$/.test(word);
}

/** [CONSTRAINT name] PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK; false, with nothing taken, when it is none of them. */
export function readTableConstraint(cursor: Cursor, table: Table): boolean {
  const start = cursor.peek()?.start ?? 0;
  const named = cursor.sees('constraint') && cursor.peek(1) !== undefined;
  if (named) {
    cursor.take();
    const anonymous = ['primary', 'unique', 'foreign', 'check'].some((word) => cursor.sees(word));
    if (!anonymous) cursor.name('the name of a constraint');
  }
  if (cursor.accept('primary', 'key')) {
    skipUntilColumns(cursor);
    table.primaryKey = cursor.names('a column').map(({ value }) => value);
  } else if (cursor.sees('unique')) {
    const { end } = cursor.take();
    if (cursor.accept('using', 'index')) return true;
    skipUntilColumns(cursor);
    table.uniques.push({ columns: cursor.names('a column').map(({ value }) => value), start, end });
  } else if (cursor.accept('foreign', 'key')) {
    skipUntilColumns(cursor);
    const columns = cursor.names('a column').map(({ value }) => value);
    cursor.expect('references');
    table.foreignKeys.push(readReference(cursor, columns, start));
  } else if (cursor.sees('check') && cursor.peek(1)?.value === '(') {
    cursor.take();
    table.checks.push(readCheck(cursor, start));
  } else if (named && cursor.sees('exclude')) {
    cursor.until();
  } else if (named) {
    throw cursor.expected('PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK');
  } else {
    return false;
  }
  return true;
}

/** Past "KEY", "INDEX" or the name of an index. */
function skipUntilColumns(cursor: Cursor): void {
  cursor.until('(');
}

function readOptions(cursor: Cursor, table: Table): void {
  cursor.until('comment');
  if (!cursor.accept('comment')) return;
  cursor.accept('=');
  if (cursor.peek()?.kind === 'string') table.comment = cursor.take().value;
}

/** Behind "ALTER TABLE name": what adds columns, constraints or keys; false for any other action. */
export function readAlteration(cursor: Cursor, table: Table): boolean {
  if (cursor.accept('add')) {
    if (readTableConstraint(cursor, table)) return true;
    if (isIndex([cursor.peek(), cursor.peek(1), cursor.peek(2), cursor.peek(3)].flatMap((token) => token ?? [])))
      return true;
    cursor.accept('column');
    cursor.accept('if', 'not', 'exists');
    readColumn(cursor, table);
    return true;
  }
  if (cursor.accept('modify') || cursor.accept('change')) {
    cursor.accept('column');
    replaceColumn(cursor, table);
    return true;
  }
  if (!cursor.accept('alter')) return false;
  cursor.accept('column');
  const column = columnOf(table, cursor.name('a column').value);
  if (!column) return false;
  if (cursor.accept('set', 'not', 'null')) column.notNull = true;
  else if (cursor.accept('drop', 'not', 'null')) column.notNull = false;
  else if (cursor.accept('set', 'default')) column.default = cursor.until();
  else if (cursor.accept('drop', 'default')) delete column.default;
  else if (cursor.accept('add', 'generated')) column.generatedKey = column.notNull = true;
  else if (cursor.accept('set', 'data', 'type') || cursor.accept('type')) column.type = readType(cursor);
  else return false;
  if (column.default?.some(({ value }) => value === 'nextval')) column.generatedKey = true;
  return true;
}

/** MODIFY repeats the whole definition of a column that exists. */
function replaceColumn(cursor: Cursor, table: Table): void {
  const name = cursor.peek()?.value ?? '';
  const index = table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
  const replacement = readColumn(cursor, table);
  if (index < 0) return;
  table.columns.pop();
  table.columns[index] = replacement;
}
