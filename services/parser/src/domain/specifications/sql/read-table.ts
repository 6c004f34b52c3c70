import type { Cursor, Statement } from './statements';
import { readCheck, readColumn, readReference } from './read-column';
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
    leftOut: [],
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
  const [first] = item;
  const unkept = first?.kind === 'word' && ['like', 'exclude'].includes(first.value) && item.length > 2;
  if (unkept) leaveOut(table, item);
  else if (!readTableConstraint(cursor, table) && !isIndex(item)) readColumn(cursor, table);
}

function leaveOut(table: Table, tokens: Statement): void {
  const [first] = tokens;
  if (first)
    table.leftOut.push({ what: first.value.toUpperCase(), start: first.start, end: tokens.at(-1)?.end ?? first.end });
}

/** `KEY name (columns)` is an index; a column may be called "key", so what follows decides. */
export function isIndex(item: Statement): boolean {
  const [first, second, third] = item;
  const start = ['fulltext', 'spatial'].includes(first?.value ?? '') ? second : first;
  const after = start === first ? [second, third] : [third, item[3]];
  if (start?.kind !== 'word' || !['key', 'index'].includes(start.value)) return false;
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
    const anonymous = ['primary', 'unique', 'foreign', 'check', 'default'].some((word) => cursor.sees(word));
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
  } else if (named && cursor.accept('default')) {
    const value = cursor.until('for');
    const column = cursor.accept('for') ? columnOf(table, cursor.name('a column').value) : undefined;
    if (column) column.default = value;
  } else if (named && cursor.sees('exclude')) {
    leaveOut(table, cursor.until());
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
