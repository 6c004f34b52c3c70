import type { Cursor, Statement } from './statements';
import type { Check, Column, ColumnType, ForeignKey, Table } from './schema';

const CONSTRAINT_WORDS = [
  'constraint',
  'not',
  'null',
  'default',
  'primary',
  'unique',
  'check',
  'references',
  'collate',
  'generated',
  'auto_increment',
  'autoincrement',
  'comment',
  'on',
  'as',
  'key',
  'character',
  'charset',
  'invisible',
  'visible',
  'first',
  'after',
  'deferrable',
  'initially',
  'storage',
  'compression',
];
const SERIAL = new Set(['serial', 'bigserial', 'smallserial', 'serial4', 'serial8']);

/** "name type constraint…", as in CREATE TABLE and ADD COLUMN; keys and checks go to the table. */
export function readColumn(cursor: Cursor, table: Table): Column {
  const first = cursor.name('the name of a column');
  const type = readType(cursor);
  const column: Column = {
    name: first.value,
    type,
    notNull: SERIAL.has(type.name),
    generatedKey: SERIAL.has(type.name),
    start: first.start,
    end: first.end,
  };
  table.columns.push(column);
  while (!cursor.done) readColumnConstraint(cursor, table, column);
  return column;
}

/** "varchar(255)", "double precision", "timestamp(6) without time zone", "int unsigned", "text[]", or nothing. */
export function readType(cursor: Cursor): ColumnType {
  const type: ColumnType = { name: '', arguments: [], unsigned: false, array: false };
  while (!cursor.done) {
    const token = cursor.peek();
    if (token?.kind === 'symbol' && token.value === '(') {
      type.arguments = cursor.parenthesised().map((item) => item.map(({ value }) => value).join(' '));
    } else if (token?.kind === 'symbol' && token.value === '[') {
      type.array = true;
      cursor.until(']');
      cursor.accept(']');
    } else if (token?.kind === 'symbol' && token.value === '.') {
      cursor.take();
      type.name = '';
    } else if (token?.kind === 'word' && isTypeWord(cursor, type)) {
      const word = cursor.take().value;
      if (word === 'unsigned') type.unsigned = true;
      else if (word === 'array') type.array = true;
      else if (type.name === '') type.name = word;
    } else if (token?.kind === 'name' && type.name === '') {
      type.name = cursor.take().value.toLowerCase();
    } else {
      break;
    }
  }
  return type;
}

function isTypeWord(cursor: Cursor, type: ColumnType): boolean {
  const word = cursor.peek()?.value ?? '';
  if (word === 'character' && cursor.peek(1)?.value !== 'set') return type.name === '';
  return !CONSTRAINT_WORDS.includes(word);
}

function readColumnConstraint(cursor: Cursor, table: Table, column: Column): void {
  const { start, end, value: word } = cursor.take();
  const at = { start, end };
  switch (word) {
    case 'constraint':
      cursor.name('the name of a constraint');
      return;
    case 'not':
      cursor.expect('null');
      column.notNull = true;
      return;
    case 'default':
      column.default = readDefault(cursor);
      return;
    case 'primary':
      cursor.accept('key');
      cursor.accept('desc');
      table.primaryKey = [column.name];
      return;
    case 'unique':
      cursor.accept('key');
      table.uniques.push({ columns: [column.name], ...at });
      return;
    case 'check':
      table.checks.push(readCheck(cursor, start));
      return;
    case 'references':
      table.foreignKeys.push(readReference(cursor, [column.name], start));
      return;
    case 'auto_increment':
    case 'autoincrement':
      column.generatedKey = true;
      return;
    case 'generated':
      readGenerated(cursor, column);
      return;
    case 'as':
      column.computed = cursor.parenthesised().flat();
      return;
    case 'comment':
      column.comment = cursor.take().value;
      return;
    case 'collate':
    case 'charset':
      cursor.name('a name');
      return;
    case 'on':
      // ON UPDATE CURRENT_TIMESTAMP (MySQL), ON CONFLICT … (SQLite)
      cursor.until(...CONSTRAINT_WORDS);
      return;
    case 'character':
      cursor.accept('set');
      cursor.name('a character set');
      return;
    default:
      return;
  }
}

function readDefault(cursor: Cursor): Statement {
  // The value itself may be a word of the list: DEFAULT NULL.
  const first = cursor.sees('(') ? [] : [cursor.take()];
  return [...first, ...cursor.until(...CONSTRAINT_WORDS)];
}

function readGenerated(cursor: Cursor, column: Column): void {
  cursor.until('as');
  cursor.expect('as');
  if (cursor.accept('identity')) {
    column.generatedKey = true;
    column.notNull = true;
    if (cursor.sees('(')) cursor.parenthesised();
    return;
  }
  column.computed = cursor.parenthesised().flat();
}

export function readCheck(cursor: Cursor, start: number): Check {
  const condition = cursor.parenthesised().flat();
  return { condition, start, end: condition.at(-1)?.end ?? start };
}

/** Behind REFERENCES: "table (columns) ON DELETE … ON UPDATE … DEFERRABLE …". */
export function readReference(cursor: Cursor, columns: string[], start: number): ForeignKey {
  const target = cursor.name('the table that is referred to');
  const referenced = cursor.sees('(') ? cursor.names('a column').map(({ value }) => value) : [];
  const key: ForeignKey = { columns, table: target.value, referenced, start, end: target.end };
  for (;;) {
    if (cursor.accept('on', 'delete')) key.onDelete = readAction(cursor);
    else if (cursor.accept('on', 'update')) readAction(cursor);
    else if (cursor.accept('match')) cursor.take();
    else if (cursor.accept('not', 'deferrable') || cursor.accept('deferrable') || cursor.accept('not', 'valid'))
      continue;
    else if (cursor.accept('initially')) cursor.take();
    else return key;
  }
}

function readAction(cursor: Cursor): NonNullable<ForeignKey['onDelete']> {
  if (cursor.accept('cascade')) return 'cascade';
  if (cursor.accept('set', 'null')) return 'set_null';
  if (cursor.accept('set', 'default')) return 'set_default';
  if (cursor.accept('restrict') || cursor.accept('no', 'action')) return 'restrict';
  throw cursor.expected('CASCADE, SET NULL, SET DEFAULT, RESTRICT or NO ACTION');
}
