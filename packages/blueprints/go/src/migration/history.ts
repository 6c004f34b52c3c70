import {
  alterPostgres,
  alterSqlite,
  asSentence,
  carriedFiles,
  followRelease,
  rebuiltTables,
  type ContinuedRelease,
  type Dialect,
  type PlannedFile,
  type PlannedMigration,
  type StorageChanges,
} from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { resolve, snakeCase } from '@quantumlayer/ir';
import { contextOf, type Context } from '../view/context';
import { firstMigration } from './first-migration';
import { sqlStyle } from './sql-style';
import type { SqlTable } from './sql-table';
import { storageTables } from './storage-tables';

const FOLDER = 'internal/database/migrations';

const dialectsOf = ({ postgres }: Context): readonly Dialect[] => (postgres ? ['postgres', 'sqlite'] : ['sqlite']);

/** One for each database, in folders of their own where there are two. */
const pathOf = ({ postgres }: Context, dialect: Dialect, name: string): string =>
  `${FOLDER}/${postgres ? `${dialect}/` : ''}${name}.sql`;

/** The first migration of a project, or those of a release and what leads on from them. @throws KeyChanged, MigrationsMissing */
export function migrationFiles(context: Context, release: ContinuedRelease | undefined): PlannedFile[] {
  const file = (dialect: Dialect, name: string, render: () => string): PlannedFile => ({
    path: pathOf(context, dialect, name),
    agent: AgentRole.DATABASE,
    render,
  });
  if (release === undefined)
    return dialectsOf(context).map((dialect) => file(dialect, '00001_initial', () => firstMigration(context, dialect)));
  const carried = release.migrations.filter(({ path }) => path.startsWith(`${FOLDER}/`));
  const next = nextMigration(context, release);
  return [
    ...carriedFiles(carried, AgentRole.DATABASE),
    ...(next?.steps ?? []).map(({ dialect, text }) => file(dialect, next?.name ?? '', () => text)),
  ];
}

interface NextMigration extends PlannedMigration {
  readonly steps: readonly { readonly dialect: Dialect; readonly text: string }[];
}

/** @throws KeyChanged */
export function nextMigration(context: Context, release: ContinuedRelease): NextMigration | undefined {
  const earlier = contextOf(resolve(release.application));
  const histories = dialectsOf(context).map((dialect) => ({
    dialect,
    before: storageTables(earlier, dialect),
    after: storageTables(context, dialect),
  }));
  const next = followRelease(release, histories, { uniqueIndexes: true });
  if (next === undefined) return undefined;
  const { number, title, consequences } = next;
  const hasOwn = release.own.length > 0;
  return {
    name: `${String(number).padStart(5, '0')}_${snakeCase(title)}`,
    consequences,
    steps: next.steps.map(({ dialect, before, after, step }) => ({
      dialect,
      text: [
        '-- +goose Up',
        ...comment(title, consequences),
        ...statements(step?.up, after, dialect, hasOwn),
        '',
        '-- +goose Down',
        ...statements(step?.down, before, dialect, hasOwn),
        '',
      ].join('\n'),
    })),
  };
}

function comment(title: string, consequences: readonly string[]): string[] {
  const lines =
    consequences.length === 0
      ? []
      : ['What it does to rows that are there:', ...consequences.map((line) => `* ${line}`)];
  return [`${asSentence(title)}.`, ...lines].map((line) => `-- ${line.replaceAll('\n', ' ')}`);
}

/** Stops the migration, so that nothing of it is kept, where a row would refer to none. */
const FOREIGN_KEY_CHECK = [
  '-- Nothing is kept where a row would refer to none.',
  'CREATE TEMP TABLE dangling (number INTEGER CHECK (number = 0));',
  'INSERT INTO dangling SELECT count(*) FROM pragma_foreign_key_check;',
  'DROP TABLE dangling;',
];

function statements(
  changes: StorageChanges | undefined,
  tables: readonly SqlTable[],
  dialect: Dialect,
  hasOwn: boolean,
): string[] {
  if (changes === undefined) return [];
  const style = sqlStyle(tables);
  if (dialect === 'postgres') return alterPostgres(changes, style).map(ended);
  const check = rebuiltTables(changes, style).length + changes.dropped.length > 0 ? FOREIGN_KEY_CHECK : [];
  return [...alterSqlite(changes, style, { hasOwn }).map(ended), ...check];
}

/** goose ends a statement at a semicolon, unless it is told where it ends. */
const ended = (statement: string): string =>
  statement.includes(';') ? `-- +goose StatementBegin\n${statement};\n-- +goose StatementEnd` : `${statement};`;
