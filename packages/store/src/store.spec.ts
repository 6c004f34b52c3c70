import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { awaitDatabase, isUniqueViolation, migrate, openDatabase, type Database, type Migration } from './index';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';

const hasPostgres = isInstalled('postgresql');
const open = (url: string): Promise<Database> => openDatabase({ url, applicationName: 'spec' });

const BOOKS: Migration = {
  name: '0001-books',
  script: `CREATE TABLE books (isbn text CONSTRAINT books_isbn PRIMARY KEY, pages integer NOT NULL, added_at timestamptz, tags jsonb);
           CREATE FUNCTION longer(book books) RETURNS integer LANGUAGE sql AS $$ SELECT book.pages + 1; $$;`,
};
const SHELVES: Migration = { name: '0002-shelves', script: 'CREATE TABLE shelves (id integer PRIMARY KEY);' };

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
])('%s', (_, server) => {
  // Without the server's programs these are reported as skipped, never as passed.
  const check = server && !hasPostgres ? it.skip : it;
  let postgres: ServerProcess | undefined;
  let database: Database;

  beforeAll(async () => {
    if (server && !hasPostgres) return;
    postgres = server ? await ServerProcess.start('postgresql') : undefined;
    database = await open(postgres?.address ?? 'pglite:');
    await migrate(database, { schema: 'spec', migrations: [BOOKS] });
  }, 60_000);

  afterAll(async () => {
    await (database as Database | undefined)?.close();
    await postgres?.remove();
  });

  check('gives back what was put in, in the same types', async () => {
    const added = new Date('2026-01-02T03:04:05.678Z');
    await database.query('INSERT INTO spec.books VALUES ($1, $2, $3, $4)', [
      'a',
      12,
      added,
      JSON.stringify({ tags: ['x'] }),
    ]);
    const rows = await database.query('SELECT *, spec.longer(b) FROM spec.books b WHERE isbn = ANY($1)', [['a', 'z']]);
    expect(rows).toEqual([{ isbn: 'a', pages: 12, added_at: added, tags: { tags: ['x'] }, longer: 13 }]);
  });

  check('names the unique constraint that was broken', async () => {
    const insert = (): Promise<unknown> => database.query('INSERT INTO spec.books VALUES ($1, 1)', ['twice']);
    await insert();
    const error: unknown = await insert().catch((thrown: unknown) => thrown);
    expect([
      isUniqueViolation(error),
      isUniqueViolation(error, 'books_isbn'),
      isUniqueViolation(error, 'other'),
    ]).toEqual([true, true, false]);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });

  check('keeps nothing of a transaction that fails', async () => {
    const work = database.transaction(async (sql) => {
      await sql.query("INSERT INTO spec.books VALUES ('lost', 1)");
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await database.query("SELECT 1 FROM spec.books WHERE isbn = 'lost'")).toEqual([]);
  });

  check('applies each migration once, however many start at once', async () => {
    const both = { schema: 'spec', migrations: [BOOKS, SHELVES] };
    const applied = await Promise.all([migrate(database, both), migrate(database, both), migrate(database, both)]);
    expect(applied.flat()).toEqual(['0002-shelves']);
  });

  check('refuses a schema whose past it does not know', async () => {
    const changed = { ...BOOKS, script: `${BOOKS.script} ` };
    await expect(migrate(database, { schema: 'spec', migrations: [changed, SHELVES] })).rejects.toThrow('was changed');
    await expect(migrate(database, { schema: 'spec', migrations: [BOOKS] })).rejects.toThrow('newer version');
    await expect(migrate(database, { schema: 'a; drop', migrations: [] })).rejects.toThrow('no name');
  });

  check('leaves no half of a migration that fails', async () => {
    const broken = { name: '0001-broken', script: 'CREATE TABLE half (id integer); CREATE TABLE half (id integer);' };
    await expect(migrate(database, { schema: 'broken', migrations: [broken] })).rejects.toThrow('half');
    expect(await database.query("SELECT 1 FROM information_schema.tables WHERE table_name = 'half'")).toEqual([]);
  });
});

it('keeps an embedded database over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-store-'));
  const url = `pglite:${join(folder, 'deep', 'data')}`;
  try {
    const first = await open(url);
    await migrate(first, { schema: 'spec', migrations: [BOOKS] });
    await first.query("INSERT INTO spec.books VALUES ('kept', 1)");
    await first.close();
    const second = await open(url);
    expect(await migrate(second, { schema: 'spec', migrations: [BOOKS] })).toEqual([]);
    expect(await second.query('SELECT isbn FROM spec.books')).toEqual([{ isbn: 'kept' }]);
    await second.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

(hasPostgres ? it : it.skip)(
  'says that a server is away, and goes on when it is back',
  async () => {
    const postgres = await ServerProcess.start('postgresql');
    const database = await open(postgres.address);
    try {
      expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      // In the middle of a transaction, and in a statement that runs.
      const cut = database.transaction(async (sql) => {
        await sql.query('SELECT 1');
        await postgres.kill();
        await sql.query('SELECT 1');
      });
      const running = database.query('SELECT pg_sleep(60)');
      for (const broken of [cut, running]) await expect(broken).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
      await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
      await expect(awaitDatabase(database, 0)).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
      const waiting = awaitDatabase(database, 60);
      await postgres.start();
      await waiting;
      expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await database.close();
      await postgres.remove();
    }
  },
  60_000,
);

(hasPostgres ? it : it.skip)(
  'ends though the server hangs: what runs is broken off',
  async () => {
    const postgres = await ServerProcess.start('postgresql');
    try {
      const database = await open(postgres.address);
      await database.query('SELECT 1');
      postgres.pause();
      const hanging = expect(database.query('SELECT 1')).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
      await database.close();
      await hanging;
    } finally {
      postgres.resume();
      await postgres.remove();
    }
  },
  60_000,
);

it('refuses a URL of another kind', async () => {
  await expect(open('mysql://x')).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
});
