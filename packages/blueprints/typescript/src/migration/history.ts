import {
  alterPostgres,
  alterSqlite,
  carriedFiles,
  nameChanges,
  nextNumber,
  rebuiltTables,
  storageStep,
  tellChanges,
  tellOwn,
  type Dialect,
  type PlannedFile,
  type PlannedMigration,
  type StorageStep,
} from '@quantumlayer/blueprint-kit';
import { AgentRole, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import { kebabCase } from '@quantumlayer/ir';
import { projectView, type ProjectView } from '../view/project-view';
import { sqlStyle } from './sql-style';
import { storageTables, type SqlTable } from './storage-tables';

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

/** @throws KeyChanged */
export function historyOf(view: ProjectView, release: Release | undefined): History {
  if (release?.application === undefined) return { names: [FIRST], carried: [], next: undefined };
  const before = projectView(release.application);
  const files = release.migrations.filter(({ path }) => path.startsWith(`${FOLDER}/`));
  const next = nextMigration(before, view, release);
  const names = files.map(({ path }) => path.slice(FOLDER.length + 1, -'.ts'.length)).sort();
  return { names: [...names, ...(next ? [next.name] : [])], carried: carriedFiles(files, AgentRole.DATABASE), next };
}

export const pathOf = (name: string): string => `${FOLDER}/${name}.ts`;
export const FIRST_MIGRATION = pathOf(FIRST);

function nextMigration(before: ProjectView, after: ProjectView, release: Release): NextMigration | undefined {
  const dialects: readonly Dialect[] = after.postgres ? ['sqlite', 'postgres'] : ['sqlite'];
  const sides = dialects.map((dialect) => ({
    dialect,
    old: storageTables(before, dialect),
    young: storageTables(after, dialect),
  }));
  const steps = sides.map((side) => ({ ...side, step: storageStep(side.old, side.young) }));
  const first = steps.find(({ step }) => step !== undefined)?.step;
  if (first === undefined) return undefined;
  const title = nameChanges(first.up);
  return {
    name: `${String(nextNumber(release)).padStart(4, '0')}-${kebabCase(title)}`,
    consequences: [...tellChanges(first.up), ...tellOwn(release, rebuiltTables(first.up, { uniqueIndexes: false }))],
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}.`,
    statements: steps.map(({ dialect, step, old, young }) => statements(dialect, step, old, young)),
  };
}

function statements(
  dialect: Dialect,
  step: StorageStep | undefined,
  old: readonly SqlTable[],
  young: readonly SqlTable[],
) {
  const alter = dialect === 'sqlite' ? alterSqlite : alterPostgres;
  const write = (changes: StorageStep['up'] | undefined, tables: readonly SqlTable[]) =>
    changes ? alter(changes, sqlStyle(tables, dialect)).map(inLowerCase).map(escaped).map(indented) : [];
  return { name: dialect, up: write(step?.up, young), down: write(step?.down, old) };
}

/** As the first migration writes SQL; every name and every text is quoted. */
const inLowerCase = (statement: string): string =>
  statement.replace(/'(?:[^']|'')*'|"[^"]*"|[A-Z]+/g, (part) => (/^['"]/.test(part) ? part : part.toLowerCase()));

/** A statement of several lines begins on one of its own. */
const indented = (statement: string): string =>
  /^\S[^]*\n/.test(statement) ? `\n${statement.replace(/^/gm, '      ')}\n    ` : statement;

/** As a template literal holds it. */
const escaped = (statement: string): string => statement.replace(/[\\`]|\$\{/g, '\\$&');
