import type { Reading } from '../reading';
import type { Range, SourceText } from '../source-text';
import { addPart, readAlteration } from './alter-table';
import { readCreateTable } from './read-table';
import { readCheck, readType } from './read-column';
import { columnOf, tableOf, type SqlSchema } from './schema';
import { Cursor, type Statement } from './statements';

/** Statements that say nothing about the model: settings, transactions, clean-up, rights, plain indexes. */
const SILENT = new Set(
  `set begin commit start rollback pragma use drop grant revoke lock unlock analyze vacuum select show go end truncate
  update delete call explain reindex attach detach savepoint release discard reset security owner print`.split(/\s+/),
);
const SILENT_CREATIONS = new Set('schema database extension sequence role user index tablespace collation'.split(' '));
const TABLE_WORDS = new Set(['temp', 'temporary', 'unlogged', 'local', 'global', 'foreign', 'external']);
const CREATION_WORDS = new Set([
  'or',
  'replace',
  'unique',
  'concurrently',
  'materialized',
  'recursive',
  'constraint',
  'definer',
]);

/** Applies the statements in order; what cannot be read as part of a model is reported to the reading. */
export function readSchema(source: SourceText, statements: readonly Statement[], reading: Reading): SqlSchema {
  const schema: SqlSchema = { tables: new Map(), enums: new Map(), domains: new Map() };
  let rows: Range | undefined;
  for (const statement of statements) {
    const range = { start: statement[0]?.start ?? 0, end: statement.at(-1)?.end ?? 0 };
    reading.statement(range);
    const head = statement[0]?.value ?? '';
    if (head === 'insert' || head === 'copy' || head === 'replace') rows ??= range;
    else readStatement(new Cursor(source, statement, range.end), range, schema, reading);
  }
  if (rows) {
    const alternative = 'Load them into the finished database with its own client.';
    reading.assume('The rows that the file inserts are not taken over; only the tables are.', alternative, rows);
  }
  return schema;
}

function readStatement(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  if (cursor.accept('create')) readCreation(cursor, range, schema, reading);
  else if (cursor.accept('alter', 'table')) readAlterTable(cursor, range, schema, reading);
  else if (cursor.accept('comment', 'on')) readComment(cursor, schema);
  else if (cursor.accept('do')) readBlock(cursor, range, schema, reading);
  else if (!SILENT.has(cursor.peek()?.value ?? '') && !cursor.sees('alter')) leaveOut(cursor, range, reading);
}

function readCreation(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  while (TABLE_WORDS.has(cursor.peek()?.value ?? '')) cursor.take();
  if (cursor.accept('table')) {
    if (isPlainTable(cursor)) readCreateTable(cursor, schema);
    else leaveOut(cursor, range, reading, 'table made from a query or another table');
  } else if (cursor.accept('type')) {
    readEnum(cursor, range, schema, reading);
  } else if (cursor.accept('domain')) {
    readDomain(cursor, schema);
  } else {
    const unique = cursor.sees('unique');
    while (CREATION_WORDS.has(cursor.peek()?.value ?? '')) cursor.take();
    if (unique && cursor.accept('index')) readUniqueIndex(cursor, range, schema, reading);
    else if (!SILENT_CREATIONS.has(cursor.peek()?.value ?? '')) leaveOut(cursor, range, reading);
  }
}

function isPlainTable(cursor: Cursor): boolean {
  for (let ahead = 0; ; ahead += 1) {
    const token = cursor.peek(ahead);
    if (token?.kind === 'symbol' && token.value === '(') return true;
    if (!token || (token.kind === 'word' && ['as', 'partition', 'like', 'of'].includes(token.value)))
      return token === undefined;
  }
}

function readEnum(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  const name = cursor.name('the name of a type');
  if (!cursor.accept('as', 'enum')) {
    leaveOut(cursor, range, reading, `type "${name.value}"`);
    return;
  }
  schema.enums.set(
    name.value.toLowerCase(),
    cursor.parenthesised().flatMap((item) => item[0]?.value ?? []),
  );
}

const ENUM_IN_BLOCK = /\bcreate\s+type\s+(?:"?\w+"?\.)?"?(\w+)"?\s+as\s+enum\s*\(([^)]*)\)/gi;

/** DO $$ … $$ of PostgreSQL: enumerations are made in it so that the file may run twice. */
function readBlock(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  const body = cursor.until().find(({ kind }) => kind === 'string')?.value ?? '';
  const enums = [...body.matchAll(ENUM_IN_BLOCK)];
  for (const [, name = '', values = ''] of enums)
    schema.enums.set(
      name.toLowerCase(),
      [...values.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'")),
    );
  if (enums.length === 0) leaveOut(cursor, range, reading, 'do');
}

function readDomain(cursor: Cursor, schema: SqlSchema): void {
  const name = cursor.name('the name of a domain');
  cursor.accept('as');
  const domain = { type: readType(cursor), notNull: false, checks: [] as Statement[] };
  while (!cursor.done) {
    const { value, start } = cursor.take();
    if (value === 'not' && cursor.accept('null')) domain.notNull = true;
    if (value === 'check') domain.checks.push(readCheck(cursor, start).condition);
  }
  schema.domains.set(name.value.toLowerCase(), domain);
}

function readUniqueIndex(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  cursor.until('on');
  cursor.expect('on');
  cursor.accept('only');
  const table = tableOf(schema, cursor.name('a table').value);
  cursor.until('(');
  const items = cursor.sees('(') ? cursor.parenthesised() : [];
  const columns = items.flatMap((item) => (item[1]?.value === '(' ? [] : (item[0]?.value ?? [])));
  cursor.until('where');
  const partial = cursor.sees('where');
  if (!table || partial || columns.length < items.length) {
    const text = 'A unique index over a part of the rows or over an expression is left out.';
    reading.leaveOut(text, 'Say in the brief what must be unique.', range);
    return;
  }
  table.uniques.push({ columns, ...range });
}

const ACTIONS = new Set(['add', 'modify', 'change', 'drop', 'rename', 'alter', 'with']);

function readAlterTable(cursor: Cursor, range: Range, schema: SqlSchema, reading: Reading): void {
  cursor.accept('only');
  cursor.accept('if', 'exists');
  cursor.accept('only');
  const name = cursor.name('the name of a table');
  const table = tableOf(schema, name.value);
  if (!table) {
    const text = `ALTER TABLE is about "${name.value}", a table that the file does not create.`;
    reading.leaveOut(text, `Add CREATE TABLE ${name.value} before it.`, range);
    return;
  }
  let adds = false;
  while (!cursor.done) {
    const action = cursor.until(',');
    // "ADD a int, b int" of T-SQL says the verb once.
    const continues: boolean = adds && !ACTIONS.has(action[0]?.value ?? '');
    adds = continues || action.some(({ value }) => value === 'add');
    const part = cursor.over(action);
    if (!(continues ? addPart(part, table) : readAlteration(part, table, schema))) {
      const what = action
        .slice(0, 3)
        .map(({ written, value }) => written ?? value)
        .join(' ');
      const text = `ALTER TABLE ${table.name} ${what} is left out: it is not understood.`;
      reading.leaveOut(text, 'Give the table as it is in the end.', range);
    }
    cursor.accept(',');
  }
}

function readComment(cursor: Cursor, schema: SqlSchema): void {
  const kind = cursor.take().value;
  if (kind !== 'table' && kind !== 'column') return;
  const path = cursor.until('is').filter(({ kind: token }) => token !== 'symbol');
  cursor.expect('is');
  const text = cursor.take();
  if (text.kind !== 'string') return;
  const [last, owner] = [path.at(-1)?.value ?? '', path.at(-2)?.value ?? ''];
  const table = tableOf(schema, kind === 'table' ? last : owner);
  const target = kind === 'table' ? table : table && columnOf(table, last);
  if (target) target.comment = text.value;
}

function leaveOut(cursor: Cursor, range: Range, reading: Reading, what?: string): void {
  const words = what ?? titleOf(cursor);
  reading.leaveOut(
    `SQL that has no counterpart in the model is left out: ${words}.`,
    'Say in the brief what it is for.',
    range,
  );
}

/** "view open_listings" */
function titleOf(cursor: Cursor): string {
  const kind = cursor.done ? '' : cursor.take().value;
  if (kind === 'delimiter') return 'routines between DELIMITER lines';
  const named = ['word', 'name'].includes(cursor.peek()?.kind ?? '');
  return named ? `${kind} ${cursor.name('a name').value}` : kind;
}
