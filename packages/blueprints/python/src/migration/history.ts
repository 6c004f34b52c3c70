import {
  asSentence,
  carriedFiles,
  followRelease,
  type ContinuedRelease,
  type PlannedFile,
  type PlannedMigration,
} from '@quantumlayer/blueprint-kit';
import { AgentRole, type MigrationFile } from '@quantumlayer/contracts/agents/v1/agents';
import { resolve, snakeCase } from '@quantumlayer/ir';
import { docstring } from '../docstring';
import { featuresOf, type Features } from '../features';
import { packageName } from '../naming';
import type { ProjectView } from '../project-view';
import { alterTables } from './alter-tables';
import { storageTables } from './storage-tables';

/** The migration that follows those of a release, as its template sees it. */
export interface NextMigration extends PlannedMigration {
  readonly revision: string;
  /** The revisions that it follows, as Python. */
  readonly follows: string;
  readonly title: string;
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
}

/** @throws KeyChanged */
export function nextMigration(
  project: Pick<ProjectView, 'model'> & Features,
  release: ContinuedRelease,
): NextMigration | undefined {
  const earlier = resolve(release.application);
  const next = followRelease(release, [
    { before: storageTables(earlier, featuresOf(earlier)), after: storageTables(project.model, project) },
  ]);
  const changes = next?.steps[0]?.step;
  if (next === undefined || changes === undefined) return undefined;
  const revision = String(next.number).padStart(4, '0');
  return {
    name: `${revision}_${snakeCase(next.title)}`,
    consequences: next.consequences,
    revision,
    follows: heads(release),
    title: docstring(asSentence(next.title)),
    upgrade: alterTables(changes.up),
    downgrade: alterTables(changes.down),
  };
}

/** The revisions that none follows yet: one, or several where the project's own migrations branch. */
function heads({ migrations, own }: ContinuedRelease): string {
  const files = new Map([...migrations, ...own].map(({ path, content }) => [path, content]));
  const followed = new Set<string>();
  const found: string[] = [];
  for (const content of files.values()) {
    const revision = /^revision\b[^=\n]*=\s*["']([^"']+)["']/m.exec(content)?.[1];
    if (revision !== undefined) found.push(revision);
    const before = /^down_revision\b[^=\n]*=(.*)$/m.exec(content)?.[1] ?? '';
    for (const [, name = ''] of before.matchAll(/["']([^"']+)["']/g)) followed.add(name);
  }
  const open = found.filter((revision) => !followed.has(revision)).map((revision) => `"${revision}"`);
  return open.length > 1 ? `(${open.join(', ')})` : (open[0] ?? 'None');
}

/**
 * The release's migrations in the project; where it has another name now, they name its package.
 * @throws MigrationsMissing
 */
export function carriedMigrations(project: Pick<ProjectView, 'package'>, release: ContinuedRelease): PlannedFile[] {
  const before = packageName(release.application.name);
  const versions = release.migrations.filter(({ path }) => path.includes('/versions/'));
  return carriedFiles(versions, AgentRole.DATABASE, (file) => rename(file, before, project.package));
}

function rename({ path, content }: MigrationFile, before: string, after: string): { path: string; content: string } {
  if (before === after) return { path, content };
  return {
    path: path.replace(`src/${before}/`, `src/${after}/`),
    content: content.replaceAll(`from ${before}.`, `from ${after}.`),
  };
}
