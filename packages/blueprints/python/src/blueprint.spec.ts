import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { Database, Language, parseApplication, type Application } from '@quantumlayer/ir';
import { blueprint } from './blueprint';

const fixtures = join(__dirname, '../../../ir/fixtures');
const names = readdirSync(fixtures).map((name) => name.replace('.json', ''));

function fixture(name: string, database?: Database): Application {
  const application = parseApplication(readFileSync(join(fixtures, `${name}.json`), 'utf8'));
  if (!application.stack) throw new Error(`${name} has no stack`);
  const stack = { ...application.stack, language: Language.PYTHON, database: database ?? application.stack.database };
  return { ...application, stack };
}

async function render(application: Application): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const file of blueprint.plan(application)) files.set(file.path, await file.render());
  return files;
}

describe.each(names)('%s', (name) => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await render(fixture(name));
  }, 60_000);

  it('is the same each time', async () => {
    expect([...(await render(fixture(name)))]).toEqual([...files]);
  }, 60_000);

  it('is planned in order, each file by one agent', () => {
    const plan = blueprint.plan(fixture(name));
    const paths = plan.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(plan.every(({ agent }) => agent !== AgentRole.UNSPECIFIED)).toBe(true);
  });

  it('is formatted, which only works on what parses', async () => {
    for (const [path, text] of files) expect([path, await blueprint.format(path, text)]).toEqual([path, text]);
  }, 60_000);

  it('leaves no trace of the templates or of missing values', () => {
    for (const [path, text] of files) {
      const traces = path.endsWith('.mako') ? [] : (text.match(/<%|%>|\bundefined\b|\[object /g) ?? []);
      expect([path, traces]).toEqual([path, []]);
    }
  });

  it('names only public package indexes', () => {
    const addresses = files.get('uv.lock')?.match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['https://pypi.org', 'https://files.pythonhosted.org']));
  });
});

describe('what nobody asked for', () => {
  it('leaves no trace: no authentication, no PostgreSQL, no relations in a to-do list', async () => {
    const files = await render(fixture('todo'));
    files.delete('uv.lock');
    const text = [...files].map(([path, content]) => `${path}\n${content}`).join('\n');
    expect(
      text.match(
        /jwt|argon2|api[-_]?keys|passwords?_|unauthenticated|ForbiddenError|psycopg|postgres|owner|\bdecimal\b|redirect_key|nested/gi,
      ),
    ).toBeNull();
  });

  it('brings only the drivers that are needed into the lock file', async () => {
    const locked = async (application: Application) => (await render(application)).get('uv.lock') ?? '';
    expect(await locked(fixture('todo'))).not.toMatch(/name = "(psycopg|pyjwt)"/);
    expect(await locked(fixture('todo', Database.POSTGRESQL))).toMatch(/name = "psycopg"/);
    expect(await locked(fixture('blog'))).toMatch(/name = "pyjwt"/);
  });
});

it('gives names of Python a way out', async () => {
  const application = fixture('todo');
  const [entity] = application.entities;
  const [title] = entity?.fields ?? [];
  if (!entity || !title) throw new Error('the fixture has changed');
  const words = ['class', 'metadata', 'uuid', 'json', 'values', 'from', 'isbn13Code', 'copy'];
  entity.fields.push(...words.map((name) => ({ ...title, name, required: false, searchable: false, examples: [] })));
  const files = await render({ ...application, name: 'email' });
  expect(files.get('src/email_app/models/todo.py')).toMatch(
    /class_: orm\.Mapped\[str \| None\] = orm\.mapped_column\("class", /,
  );
  expect(files.get('src/email_app/schemas/todo.py')).toContain('uuid_: str | None');
});

it('tells a row from the module of its service where the plural is the name', async () => {
  const application = fixture('todo');
  const [entity] = application.entities;
  if (!entity) throw new Error('the fixture has changed');
  for (const operation of application.operations) operation.entity = 'Series';
  const files = await render({ ...application, entities: [{ ...entity, name: 'Series', plural: 'Series' }] });
  expect(files.get('src/todo_api/api/routers/series.py')).toContain('series_row = series.lock(session, key)');
});

it('keeps the modules of routes apart from what they import', async () => {
  const application = fixture('todo');
  const [entity] = application.entities;
  if (!entity) throw new Error('the fixture has changed');
  for (const operation of application.operations) operation.entity = 'Filter';
  const files = await render({ ...application, entities: [{ ...entity, name: 'Filter', plural: 'Filters' }] });
  expect(files.get('src/todo_api/api/routers/filters_.py')).toContain('from todo_api.services import filters_');
});

it('hides nothing that annotations and other code need', async () => {
  const application = fixture('todo');
  const [entity] = application.entities;
  const [title] = entity?.fields ?? [];
  if (!entity || !title) throw new Error('the fixture has changed');
  for (const operation of application.operations) operation.entity = 'Any';
  const fields = [...entity.fields, { ...title, name: 'bool' }];
  const files = await render({ ...application, entities: [{ ...entity, name: 'Any', plural: 'Anies', fields }] });
  const schemas = files.get('src/todo_api/schemas/any_.py');
  expect(schemas).toContain('class AnyRecord(values.Row):');
  expect(schemas).toContain('bool_: ');
});

it('tests defaults with values that its expectations know, where a rule moves them', async () => {
  const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as { entities: { fields: object[] }[] };
  const [entity] = todo.entities;
  const day = (name: string, required: boolean) => ({
    ...{ name, type: 'FIELD_TYPE_DATE', required },
    examples: ['2026-11-30', '2026-03-14'],
  });
  const fields = [...(entity?.fields ?? []), day('begins', true), day('ends', false)];
  const invariants = [{ name: 'ends_after_begins', expression: 'self.ends > self.begins', message: 'Ends too early.' }];
  const application = parseApplication(JSON.stringify({ ...todo, entities: [{ ...entity, fields, invariants }] }));
  const tests = (await render(application)).get('tests/test_todos.py') ?? '';
  const [, sent] = /whole = body\(database, \*\*\{.*"begins": "([^"]+)".*\}\)/.exec(tests) ?? [];
  expect(sent).toBeDefined();
  const [, expected] = /expected: dict\[str, Any\] = \{[^}]*"begins": "([^"]+)"/.exec(tests) ?? [];
  expect(expected).toBe(sent);
});

it('tests a text whose shortest is its longest with one case', async () => {
  const application = fixture('todo');
  const [title] = application.entities[0]?.fields ?? [];
  if (!title) throw new Error('the fixture has changed');
  Object.assign(title, { minLength: 2, maxLength: 2, examples: ['de', 'en'] });
  const tests = (await render(application)).get('tests/test_todos.py') ?? '';
  expect(tests.match(/\("title", "yy", "yy"\)/g)).toHaveLength(1);
});

it('seeds one row after the other, so that what a row refers to is there, and tells nobody a password', async () => {
  const seed = (await render(fixture('blog'))).get('src/team_blog/database/seed.py') ?? '';
  expect(seed).toMatch(/for row in \([^)]*\):\n +session\.add\(row\)\n +session\.flush\(\)/);
  expect(seed).toContain('password_hash=');
  expect(seed).not.toMatch(/hash_password\(["']/);
});

it('writes once what rows must pass both when they are made and when they are changed', async () => {
  const application = fixture('todo');
  const rule = { name: 'no_twin', message: 'There is such a one.' };
  const expression = 'not exists(Todo where item.id != self.id and item.title == self.title)';
  for (const operation of application.operations.filter(({ name }) => ['create', 'update'].includes(name)))
    operation.guards.push({ $typeName: 'quantumlayer.ir.v1.Rule', ...rule, expression });
  const service = (await render(application)).get('src/todo_api/services/todos.py') ?? '';
  expect(service.match(/ {4}guard_no_twin\(session, todo\)/g)).toHaveLength(2);
  expect(service.match(/sa\.exists\(/g)).toHaveLength(1);
});

it('seeds many entities without a branch for each, as linters ask for', async () => {
  const application = fixture('todo');
  const [entity] = application.entities;
  if (!entity) throw new Error('the fixture has changed');
  const kinds = ['Lamp', 'Chair', 'Table', 'Shelf', 'Plant', 'Vase', 'Clock', 'Stool'];
  application.entities.push(...kinds.map((name) => ({ ...entity, name, plural: `${name}s` })));
  application.operations.push(
    ...kinds.flatMap((kind) => application.operations.map((operation) => ({ ...operation, entity: kind }))),
  );
  const seed = (await render(application)).get('src/todo_api/database/seed.py') ?? '';
  const { Workspace, PositionEncoding } = await import('@astral-sh/ruff-wasm-nodejs');
  const linter = new Workspace({ lint: { select: ['PLR0911', 'PLR0912', 'C901'] } }, PositionEncoding.Utf16);
  expect(seed).toContain('models.Stool(');
  expect(linter.check(seed)).toEqual([]);
});
