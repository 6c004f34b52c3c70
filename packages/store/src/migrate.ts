import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Sql } from './database';

export interface Migration {
  /** `0001-organisations`; the order of names is the order of application. */
  readonly name: string;
  /** Statements without values; all in one transaction, with the schema as the search path. */
  readonly script: string;
}

export interface MigrateRequest {
  /** The service's own schema, made when it is missing. Nobody else's tables are touched. */
  readonly schema: string;
  readonly migrations: readonly Migration[];
}

/** The `.sql` files of a service's `migrations` folder. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.slice(0, -'.sql'.length),
      script: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/**
 * Brings a schema up to date and returns the names of what was applied. Several processes may call it at once: one works, the others wait and
 * find it done. Throws when an applied migration was changed or removed since, because then nobody knows what the schema is.
 */
export async function migrate(database: Database, { schema, migrations }: MigrateRequest): Promise<string[]> {
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new TypeError(`${schema} is no name for a schema`);
  const applied: string[] = [];
  for (;;) {
    const name = await database.transaction((sql) => applyNext(sql, schema, migrations));
    if (name === undefined) return applied;
    applied.push(name);
  }
}

async function applyNext(sql: Sql, schema: string, migrations: readonly Migration[]): Promise<string | undefined> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`quantumlayer:migrate:${schema}`]);
  await sql.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await sql.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.migrations (
       name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const done = await sql.query<{ name: string; digest: string }>(
    `SELECT name, digest FROM ${schema}.migrations ORDER BY name`,
  );
  const unknown = done.find(({ name }) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined) throw new Error(`${schema} was migrated by a newer version: it holds ${unknown.name}`);
  for (const migration of migrations) {
    const digest = createHash('sha256').update(migration.script).digest('hex');
    const before = done.find(({ name }) => name === migration.name);
    if (before === undefined) {
      await apply(sql, schema, migration, digest);
      return migration.name;
    }
    if (before.digest !== digest)
      throw new Error(`${schema}: migration ${migration.name} was changed after it was applied`);
  }
  return undefined;
}

async function apply(sql: Sql, schema: string, { name, script }: Migration, digest: string): Promise<void> {
  await sql.query(`SET LOCAL search_path TO ${schema}`);
  await sql.script(script);
  await sql.query(`INSERT INTO ${schema}.migrations (name, digest) VALUES ($1, $2)`, [name, digest]);
}
