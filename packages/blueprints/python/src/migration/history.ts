import {
  carriedFiles,
  nameChanges,
  nextNumber,
  storageStep,
  tellChanges,
  type PlannedFile,
  type PlannedMigration,
} from '@quantumlayer/blueprint-kit';
import { AgentRole, type MigrationFile, type Release } from '@quantumlayer/contracts/agents/v1/agents';
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
  release: Release,
): NextMigration | undefined {
  if (release.application === undefined) return undefined;
  const before = resolve(release.application);
  const step = storageStep(storageTables(before, featuresOf(before)), storageTables(project.model, project));
  if (step === undefined) return undefined;
  const revision = String(nextNumber(release)).padStart(4, '0');
  const title = nameChanges(step.up);
  return {
    name: `${revision}_${snakeCase(title)}`,
    consequences: tellChanges(step.up),
    revision,
    follows: heads(release),
    title: docstring(title.charAt(0).toUpperCase() + title.slice(1)),
    upgrade: alterTables(step.up),
    downgrade: alterTables(step.down),
  };
}

/** The revisions that none follows yet: one, or several where the project's own migrations branch. */
function heads({ migrations, own }: Release): string {
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

/** The release's migrations in the project; where it has another name now, they name its package. */
export function carriedMigrations(project: Pick<ProjectView, 'package'>, release: Release): PlannedFile[] {
  const before = packageName(release.application?.name ?? '');
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
