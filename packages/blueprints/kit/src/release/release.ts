import type { AgentRole, MigrationFile, Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { PlannedFile } from '../blueprint';

/** Every stack keeps its migrations in a folder of this name. */
export const isMigrationPath = (path: string): boolean => /(^|\/)migrations\/.+\.(py|ts|sql)$/.test(path);

/** The release, where a database that it made is one that the application can go on with: same language, same kind of database. */
export function continuedRelease(application: Application, release: Release | undefined): Release | undefined {
  const [now, then] = [application.stack, release?.application?.stack];
  return now?.language === then?.language && now?.database === then?.database ? release : undefined;
}

const numberOf = (path: string): number => Number(/(?:^|\/)0*(\d+)[_-][^/]*$/.exec(path)?.[1] ?? 0);

/** The number behind the highest that a migration of the release has, the project's own ones among them. */
export function nextNumber({ migrations, own }: Release): number {
  return 1 + Math.max(0, ...[...migrations, ...own].map(({ path }) => numberOf(path)));
}

/** The release's migrations as files of the new project, byte for byte. */
export function carriedFiles(
  migrations: readonly MigrationFile[],
  agent: AgentRole,
  move: (file: MigrationFile) => { readonly path: string; readonly content: string } = (file) => file,
): PlannedFile[] {
  return migrations.map((file) => {
    const { path, content } = move(file);
    return { path, agent, render: () => content };
  });
}
