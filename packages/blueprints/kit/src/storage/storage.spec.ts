import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { ReleaseSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { FieldSchema, FieldType, parseApplication, resolve, type Property } from '@quantumlayer/ir';
import { alterPostgres } from './alter-postgres';
import { alterSqlite, rebuiltTables } from './alter-sqlite';
import { compareTables, KeyChanged } from './compare-tables';
import { createIndex, postgresName, type SqlStyle } from './sql-style';
import { storageStep } from './storage-step';
import type { Column, Table } from './table';
import { nameChanges, tellChanges, tellOwn } from './tell-changes';

const todo = resolve(
  parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/todo.json'), 'utf8')),
).entities[0]?.properties.find(({ role }) => role === 'field') as Property;

/** A column whose field says more than the name. */
function column(name: string, kind: 'string' | 'integer' | 'uuid', more: Partial<Column> = {}): Column {
  const property = {
    ...todo,
    name,
    column: name,
    type: { kind },
    field: create(FieldSchema, { type: FieldType.STRING }),
  };
  return { name, type: kind, nullable: false, property, ...more };
}

const id = column('id', 'uuid');
const table = (name: string, columns: readonly Column[], more: Partial<Table> = {}): Table => ({
  name,
  isNumbered: false,
  primaryKey: ['id'],
  columns: [id, ...columns],
  uniques: [],
  foreignKeys: [],
  later: [],
  indexes: [],
  ...more,
});

const style: SqlStyle = {
  name: (name) => name,
  createTable: ({ columns, name: own }, name = own) =>
    `CREATE TABLE ${name} (${columns.map((each) => each.name).join(', ')})`,
  column: ({ name, type, nullable }) => `${name} ${type}${nullable ? '' : ' NOT NULL'}`,
  createIndexes: ({ name, indexes }) => indexes.map((index) => createIndex(style, name, index)),
  uniqueIndexes: false,
};

const title = column('title', 'string');

describe('two releases of tables', () => {
  it('need no step when they keep the same', () => {
    expect(storageStep([table('books', [title])], [table('books', [title])])).toBeUndefined();
  });

  it('are refused when rows are told apart in another way', () => {
    const numbered = table('books', [title], { isNumbered: true });
    expect(() => compareTables([table('books', [title])], [numbered])).toThrow(KeyChanged);
    const shelf = column('shelf', 'string');
    expect(() =>
      compareTables([table('books', [shelf])], [table('books', [shelf], { primaryKey: ['shelf'] })]),
    ).toThrow('The key of books changes');
  });

  it.each<[string, Column, string, string[]]>([
    ['an optional column', column('note', 'string', { nullable: true }), 'add note to books', []],
    ['a required one', column('pages', 'integer'), 'add pages to books', ['gives the rows of books pages = 0']],
    [
      'one that nobody can fill',
      { name: 'password_hash', type: 'text', nullable: false },
      'add password_hash to books',
      [expect.stringContaining('where there are any it stops') as string],
    ],
  ])('tell what adding %s does', (_, added, name, told) => {
    const up = compareTables([table('books', [title])], [table('books', [title, added])]);
    expect([nameChanges(up), tellChanges(up)]).toEqual([name, told]);
    const down = compareTables([table('books', [title, added])], [table('books', [title])]);
    expect([nameChanges(down), tellChanges(down)]).toEqual([
      `drop ${added.name} from books`,
      [`drops books.${added.name} and what it holds`],
    ]);
  });

  it('begin a column anew when its values mean nothing in the new type', () => {
    const step = compareTables(
      [table('books', [column('size', 'string')])],
      [table('books', [column('size', 'integer')])],
    );
    expect(tellChanges(step)).toContain('drops what books.size holds, which cannot become what it shall be');
    expect(alterPostgres(step, style)).toEqual([
      'ALTER TABLE books DROP COLUMN size',
      'ALTER TABLE books ADD COLUMN size integer NOT NULL DEFAULT 0',
      'ALTER TABLE books ALTER COLUMN size DROP DEFAULT',
    ]);
  });

  it('say nothing of rows that share values where fewer columns were unique before', () => {
    const unique = (...columns: string[]) => ({ uniques: [{ name: columns.join('_'), columns }] });
    const columns = [title, column('shelf', 'string')];
    const [one, both] = [table('books', columns, unique('title')), table('books', columns, unique('title', 'shelf'))];
    expect(tellChanges(compareTables([one], [both]))).toEqual([]);
    expect(tellChanges(compareTables([both], [one]))).toEqual([
      'stops and changes nothing where two rows of books share title',
    ]);
  });
});

describe('a migration for SQLite', () => {
  it('adds a column where that is enough, and else makes the table anew and keeps what it held', () => {
    const before = [table('books', [title])];
    const optional = compareTables(before, [table('books', [title, column('note', 'string', { nullable: true })])]);
    expect(alterSqlite(optional, style, { hasOwn: true })).toEqual(['ALTER TABLE books ADD COLUMN note string']);
    const required = compareTables(before, [table('books', [title, column('pages', 'integer')])]);
    expect(alterSqlite(required, style, { hasOwn: false })).toEqual([
      'CREATE TABLE _new_books (id, title, pages)',
      'INSERT INTO _new_books (id, title, pages)\nSELECT id, title, 0\nFROM books',
      'DROP TABLE books',
      'ALTER TABLE _new_books RENAME TO books',
    ]);
    expect(alterSqlite(required, style, { hasOwn: true }).slice(0, 4)).toEqual([
      expect.stringMatching(/^CREATE TEMP TABLE own_columns .*"books has columns of your own: .*CHECK \(number = 0\)/),
      `INSERT INTO own_columns SELECT count(*) FROM pragma_table_info('books') WHERE name NOT IN ('id', 'title')`,
      'DROP TABLE own_columns',
      'CREATE TABLE _new_books (id, title, pages)',
    ]);
    const own = create(ReleaseSchema, { own: [{ path: 'migrations/0002_mine.sql', content: '' }] });
    expect(tellOwn(own, rebuiltTables(optional, style))).toEqual([]);
    expect(tellOwn(own, rebuiltTables(required, style))).toEqual([expect.stringContaining('0002_mine.sql')]);
  });
});

it('knows how PostgreSQL shortens the name of a constraint', () => {
  expect(postgresName('books', 'author_id', 'fkey')).toBe('books_author_id_fkey');
  // As PostgreSQL 15 names it.
  expect(postgresName('a'.repeat(40), 'b'.repeat(40), 'fkey')).toBe(`${'a'.repeat(29)}_${'b'.repeat(28)}_fkey`);
});
