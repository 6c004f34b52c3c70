import {
  alterPostgres,
  alterSqlite,
  asSentence,
  carriedFiles,
  followRelease,
  type ContinuedRelease,
  type Dialect,
  type PlannedFile,
  type PlannedMigration,
  type StorageChanges,
} from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { kebabCase } from '@quantumlayer/ir';
import { projectView, type ProjectView } from '../view/project-view';
import { sqlStyle } from './sql-style';
import type { SqlTable } from './sql-table';
import { storageTables } from './storage-tables';

const FOLDER = 'src/database/migrations';
const FIRST = '0001-initial';

/** The migration that follows those of a release, as its template sees it. */
export interface NextMigration extends PlannedMigration {
  readonly title: string;
  /** One list of statements for each database. */
  readonly statements: readonly { readonly name: string; readonly up: string[]; readonly down: string[] }[];
}

/** The migrations of a project. */
export interface History {
  /** Their names without ".ts", in the order in which they are applied. */
  readonly names: readonly string[];
  /** What an earlier release brought. */
  readonly carried: readonly PlannedFile[];
  readonly next: NextMigration | undefined;
}

/** @throws KeyChanged, MigrationsMissing */
export function historyOf(view: ProjectView, release: ContinuedRelease | undefined): History {
  if (release === undefined) return { names: [FIRST], carried: [], next: undefined };
  const files = release.migrations.filter(({ path }) => path.startsWith(`${FOLDER}/`));
  const next = nextMigration(view, release);
  const names = files.map(({ path }) => path.slice(FOLDER.length + 1, -'.ts'.length)).sort();
  return { names: [...names, ...(next ? [next.name] : [])], carried: carriedFiles(files, AgentRole.DATABASE), next };
}

export const pathOf = (name: string): string => `${FOLDER}/${name}.ts`;
export const FIRST_MIGRATION = pathOf(FIRST);

function nextMigration(view: ProjectView, release: ContinuedRelease): NextMigration | undefined {
  const earlier = projectView(release.application);
  const dialects: readonly Dialect[] = view.postgres ? ['sqlite', 'postgres'] : ['sqlite'];
  const histories = dialects.map((dialect) => ({
    dialect,
    before: storageTables(earlier, dialect),
    after: storageTables(view, dialect),
  }));
  const next = followRelease(release, histories, { uniqueIndexes: false });
  if (next === undefined) return undefined;
  const { number, title, consequences } = next;
  const hasOwn = release.own.length > 0;
  return {
    name: `${String(number).padStart(4, '0')}-${kebabCase(title)}`,
    consequences,
    title: `${asSentence(title)}.`,
    statements: next.steps.map(({ dialect, before, after, step }) => ({
      name: dialect,
      up: statements(step?.up, after, dialect, hasOwn),
      down: statements(step?.down, before, dialect, hasOwn),
    })),
  };
}

function statements(
  changes: StorageChanges | undefined,
  tables: readonly SqlTable[],
  dialect: Dialect,
  hasOwn: boolean,
): string[] {
  if (changes === undefined) return [];
  const style = sqlStyle(tables, dialect);
  const all = dialect === 'sqlite' ? alterSqlite(changes, style, { hasOwn }) : alterPostgres(changes, style);
  return all.map(inLowerCase).map(escaped).map(indented);
}

/** As the first migration writes SQL; every name and every text is quoted. */
const inLowerCase = (statement: string): string =>
  statement.replace(/'(?:[^']|'')*'|"[^"]*"|[A-Z]+/g, (part) => (/^['"]/.test(part) ? part : part.toLowerCase()));

/** A statement of several lines begins on one of its own. */
const indented = (statement: string): string =>
  /^\S[^]*\n/.test(statement) ? `\n${statement.replace(/^/gm, '      ')}\n    ` : statement;

/** As a template literal holds it. */
const escaped = (statement: string): string => statement.replace(/[\\`]|\$\{/g, '\\$&');
