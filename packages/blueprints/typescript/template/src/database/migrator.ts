import { type Migration, Migrator } from 'kysely';
import type { Connection } from './database.js';
import * as initial from './migrations/0001-initial.js';

/** In the order in which they are applied. */
const migrations: Record<string, Migration> = { '0001-initial': initial };

const migratorOf = (connection: Connection) =>
  new Migrator({ db: connection, provider: { getMigrations: () => Promise.resolve(migrations) } });

type Outcome = Awaited<ReturnType<Migrator['migrateToLatest']>>;

/** Brings the schema up to date. @throws the first migration's error, after which nothing of it is left. */
export async function migrateUp(connection: Connection): Promise<string[]> {
  return applied(await migratorOf(connection).migrateToLatest());
}

/** Takes the last migration back. */
export async function migrateDown(connection: Connection): Promise<string[]> {
  return applied(await migratorOf(connection).migrateDown());
}

function applied({ error, results }: Outcome): string[] {
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
  return (results ?? []).map(({ migrationName }) => migrationName);
}
