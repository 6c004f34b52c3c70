import { AgentRole, ReleaseSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { create } from '@bufbuild/protobuf';
import { ApplicationSchema, Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { carriedFiles, continuedRelease, isMigrationPath, MigrationsMissing, nextNumber } from './release';

const application = (language: Language, database: Database) =>
  create(ApplicationSchema, { name: 'library', stack: { language, database } });
const release = create(ReleaseSchema, {
  application: application(Language.GO, Database.SQLITE),
  migrations: [{ path: 'internal/database/migrations/00001_initial.sql', content: 'as it was\n' }],
});

it('ends where the language or the kind of database changes', () => {
  expect(continuedRelease(application(Language.GO, Database.SQLITE), release)).toBe(release);
  expect(continuedRelease(application(Language.PYTHON, Database.SQLITE), release)).toBeUndefined();
  expect(continuedRelease(application(Language.GO, Database.POSTGRESQL), release)).toBeUndefined();
});

it('numbers on behind all migrations, the own ones among them', () => {
  expect(nextNumber(release)).toBe(2);
  const own = ['versions/0007_mine.py', 'versions/1975ea83b712_by_alembic.py', 'env.py'];
  expect(
    nextNumber(
      create(ReleaseSchema, { migrations: release.migrations, own: own.map((path) => ({ path, content: '' })) }),
    ),
  ).toBe(8);
});

it('keeps its migrations byte for byte', async () => {
  const [file] = carriedFiles(release.migrations, AgentRole.DATABASE);
  expect([file?.path, await file?.render()]).toEqual(['internal/database/migrations/00001_initial.sql', 'as it was\n']);
});

it('makes no project of a release without them', () => {
  expect(() => carriedFiles([], AgentRole.DATABASE)).toThrow(MigrationsMissing);
});

it.each([
  ['src/database/migrations/0001-initial.ts', true],
  ['internal/database/migrations/postgres/00001_initial.sql', true],
  ['src/shop/migrations/versions/0001_initial.py', true],
  ['src/features/migrations.ts', false],
  ['migrations/README.md', false],
])('knows %s: %s', (path, expected) => {
  expect(isMigrationPath(path)).toBe(expected);
});
