import type { AgentRole, MigrationFile, Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { PlannedFile } from '../blueprint';

/** Every stack keeps its migrations in a folder of this name. */
export const isMigrationPath = (path: string): boolean => /(^|\/)migrations\/.+\.(py|ts|sql)$/.test(path);

/** A release whose databases the project goes on with. */
export type ContinuedRelease = Release & { readonly application: Application };

const isWhole = (release: Release | undefined): release is ContinuedRelease => release?.application !== undefined;

/** The release, where a database that it made is one that the application can go on with: same language, same kind of database. */
export function continuedRelease(application: Application, release: Release | undefined): ContinuedRelease | undefined {
  if (!isWhole(release)) return undefined;
  const [now, then] = [application.stack, release.application.stack];
  return now?.language === then?.language && now?.database === then?.database ? release : undefined;
}

const numberOf = (path: string): number => Number(/(?:^|\/)0*(\d+)[_-][^/]*$/.exec(path)?.[1] ?? 0);

/** The number behind the highest that a migration of the release has, the project's own ones among them. */
export function nextNumber({ migrations, own }: Release): number {
  return 1 + Math.max(0, ...[...migrations, ...own].map(({ path }) => numberOf(path)));
}

/** A release that has an IR, but none of the migrations that a project of it has: nothing could make its tables. */
export class MigrationsMissing extends Error {
  override readonly name = 'MigrationsMissing';
  constructor() {
    super('The release holds none of the migrations that its project was generated with');
  }
}

/**
 * The release's migrations as files of the new project, byte for byte.
 * @throws MigrationsMissing where there is none
 */
export function carriedFiles(
  migrations: readonly MigrationFile[],
  agent: AgentRole,
  move: (file: MigrationFile) => { readonly path: string; readonly content: string } = (file) => file,
): PlannedFile[] {
  if (migrations.length === 0) throw new MigrationsMissing();
  return migrations.map((file) => {
    const { path, content } = move(file);
    return { path, agent, render: () => content };
  });
}
