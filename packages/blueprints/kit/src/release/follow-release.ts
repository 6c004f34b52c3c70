import { rebuiltTables } from '../storage/alter-sqlite';
import type { SqlStyle } from '../storage/sql-style';
import { storageStep, type StorageStep } from '../storage/storage-step';
import type { Table } from '../storage/table';
import { nameChanges, tellChanges, tellOwn } from '../storage/tell-changes';
import { nextNumber, type ContinuedRelease } from './release';

/** The tables of a project in one kind of database, in its last release and now. */
export interface TableHistory {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
}

/** The migration that follows a release, before a language writes it down. */
export interface FollowingMigration<History extends TableHistory> {
  readonly number: number;
  /** "add pages to books" */
  readonly title: string;
  /** What it does to rows that are there, a line each. */
  readonly consequences: readonly string[];
  /** The step is undefined where one kind of database can stay as it is. */
  readonly steps: readonly (History & { readonly step: StorageStep | undefined })[];
}

/**
 * What leads from a release to what its project stores now; undefined where databases can stay as they are.
 *
 * @param histories one for each kind of database; the first that changes names the migration
 * @param rebuilds how tables are written that SQLite makes anew from the IR alone; left out where they are made from what is there
 * @throws KeyChanged
 */
export function followRelease<History extends TableHistory>(
  release: ContinuedRelease,
  histories: readonly History[],
  rebuilds?: Pick<SqlStyle, 'uniqueIndexes'>,
): FollowingMigration<History> | undefined {
  const steps = histories.map((history) => ({ ...history, step: storageStep(history.before, history.after) }));
  const changes = steps.find(({ step }) => step !== undefined)?.step?.up;
  if (changes === undefined) return undefined;
  const lost = rebuilds === undefined ? [] : tellOwn(release, rebuiltTables(changes, rebuilds));
  return {
    number: nextNumber(release),
    title: nameChanges(changes),
    consequences: [...tellChanges(changes), ...lost],
    steps,
  };
}

/** "Add pages to books" */
export const asSentence = (title: string): string => `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
