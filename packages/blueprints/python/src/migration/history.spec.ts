import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clone, create } from '@bufbuild/protobuf';
import { isMigrationPath, MigrationsMissing } from '@quantumlayer/blueprint-kit';
import { MigrationFileSchema, ReleaseSchema, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import { ApplicationSchema, FieldSchema, FieldType, parseApplication, type Application } from '@quantumlayer/ir';
import { blueprint } from '../blueprint';

const todo = parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/todo.json'), 'utf8'));
const VERSIONS = 'src/todo_api/migrations/versions';

async function released(application: Application): Promise<Release> {
  const planned = blueprint.plan(application).filter(({ path }) => isMigrationPath(path));
  const files = planned.map(async ({ path, render }) => create(MigrationFileSchema, { path, content: await render() }));
  return create(ReleaseSchema, { application, migrations: await Promise.all(files) });
}

function withNote(name = todo.name): Application {
  const changed = clone(ApplicationSchema, todo);
  changed.name = name;
  changed.entities[0]?.fields.push(create(FieldSchema, { name: 'remark', type: FieldType.STRING }));
  return changed;
}

const versionsOf = (application: Application, release: Release) =>
  blueprint.plan(application, release).filter(({ path }) => path.includes('/versions/'));

it('adds no migration where the tables stay as they are, and keeps the first one byte for byte', async () => {
  const release = await released(todo);
  const first = release.migrations.find(({ path }) => path.endsWith('0001_initial.py'));
  Object.assign(first ?? {}, { content: '# as it was\n' });
  const [file, ...others] = versionsOf(todo, release);
  expect([file?.path, await file?.render(), others]).toEqual([`${VERSIONS}/0001_initial.py`, '# as it was\n', []]);
  expect(blueprint.migration(todo, release)).toBeUndefined();
});

it('refuses migrations of another language', () => {
  const release = create(ReleaseSchema, {
    application: todo,
    migrations: [{ path: 'src/database/migrations/0001-initial.ts', content: '' }],
  });
  expect(() => blueprint.plan(todo, release)).toThrow(MigrationsMissing);
});

it('writes the same bytes each time', async () => {
  const release = await released(todo);
  const [, once] = versionsOf(withNote(), release);
  const [, again] = versionsOf(withNote(), release);
  expect(once?.path).toBe(`${VERSIONS}/0002_add_remark_to_todos.py`);
  expect(await once?.render()).toBe(await again?.render());
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['the head of the own migrations', { a1: '0001' }, '"a1"'],
  ['both heads where they branch', { a1: '0001', b2: '0001' }, '("a1", "b2")'],
])('follows %s', async (_, own, expected) => {
  const release = await released(todo);
  for (const [name, before] of Object.entries(own)) {
    const content = `revision: str = "${name}"\ndown_revision: str | None = "${before}"\n`;
    release.own.push(create(MigrationFileSchema, { path: `${VERSIONS}/${name}_mine.py`, content }));
  }
  const [, next] = versionsOf(withNote(), release);
  expect(await next?.render()).toContain(`down_revision: str | Sequence[str] | None = ${expected}\n`);
});

it('takes migrations along into a project with another name', async () => {
  const release = await released(todo);
  const moved = versionsOf(withNote('errands'), release);
  expect(moved.map(({ path }) => path)).toEqual([
    'src/errands/migrations/versions/0001_initial.py',
    'src/errands/migrations/versions/0002_add_remark_to_todos.py',
  ]);
  expect(await moved[0]?.render()).toContain('from errands.database import column_types');
});
