import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FieldType, OnDelete, OperationKind, parseApplication, type Application, type Field } from '@quantumlayer/ir';
import { blueprint } from './index';

const fixtures = join(__dirname, '..', '..', '..', 'ir', 'fixtures');
const names = readdirSync(fixtures).filter((name) => name.endsWith('.json'));
const load = (name: string): Application => parseApplication(readFileSync(join(fixtures, name), 'utf8'));

async function render(application: Application): Promise<Record<string, string>> {
  const files = await Promise.all(
    blueprint.plan(application).map(async ({ path, render: text }) => [path, await text()] as const),
  );
  return Object.fromEntries(files);
}

/** What the project calls of its own packages and they do not have; a compiler would say so, much later. */
function missingNames(files: Readonly<Record<string, string>>): string[] {
  const code = Object.entries(files).filter(([path]) => path.endsWith('.go'));
  const packages = [...new Set(code.flatMap(([path]) => /^internal\/(\w+)\//.exec(path)?.slice(1) ?? []))];
  return packages.flatMap((name) => {
    const own = code.filter(([path]) => path.startsWith(`internal/${name}/`)).map(([, text]) => text);
    const others = code.filter(([, text]) => new RegExp(`^\\t"[^"]*/internal/${name}"$`, 'm').test(text));
    const calls = new RegExp(`(?<![\\w.])${name}\\.([A-Z]\\w*)`, 'g');
    const used = new Set(others.flatMap(([, text]) => [...text.matchAll(calls)].map(([, called = '']) => called)));
    const declares = (called: string) =>
      new RegExp(`^(func|type|var|const) ${called}\\b|^\\t${called}\\b`, 'm').test(own.join('\n'));
    return [...used].filter((called) => !declares(called)).map((called) => `${name}.${called}`);
  });
}

describe.each(names)('the Go project of %s', (name) => {
  let files: Record<string, string>;
  beforeAll(async () => {
    files = await render(load(name));
  });

  it('is planned in order, each path once', () => {
    const paths = blueprint.plan(load(name)).map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
  });

  it('is formatted', async () => {
    for (const [path, text] of Object.entries(files))
      expect([path, await blueprint.format(path, text)]).toEqual([path, text]);
  });

  it('is the same each time', async () => {
    expect(await render(load(name))).toEqual(files);
  });

  it('leaves no mark of the templates', () => {
    const marks = /<%[=~-]?|[-_]?%>|\bundefined\b|\[object Object\]|example\.com\/PROJECT/;
    const marked = Object.entries(files).flatMap(([path, text]) => marks.exec(text)?.map((mark) => [path, mark]) ?? []);
    expect(marked).toEqual([]);
  });

  it('has what it calls of its own packages', () => {
    expect(missingNames(files)).toEqual([]);
  });

  it('requires the modules that it imports, and locks them', () => {
    const code = Object.entries(files)
      .filter(([path]) => path.endsWith('.go'))
      .map(([, text]) => text)
      .join('\n');
    const imported = new Set(
      [
        ...code.matchAll(
          /^\t(?:_ )?"((?:github\.com\/[^/"]+\/[^/"]+(?:\/v\d+)?|golang\.org\/x\/\w+|modernc\.org\/\w+))/gm,
        ),
      ].map(([, path]) => path),
    );
    const direct = [...(files['go.mod'] ?? '').matchAll(/^\t(\S+) (v\S+)$/gm)];
    expect(direct.map(([, path]) => path).sort()).toEqual([...imported].sort());
    for (const [, path, version] of direct) expect(files['go.sum']).toContain(`${path} ${version} h1:`);
  });
});

it('has no trace of authentication where nobody asked for it', async () => {
  const files = await render(load('todo.json'));
  expect(
    Object.entries(files)
      .filter(([, text]) => /\bjwt\b|argon2|Bearer|password|X-API-Key|internal\/auth/i.test(text))
      .map(([path]) => path),
  ).toEqual([]);
});

it('has no trace of PostgreSQL where SQLite was asked for', async () => {
  const files = await render(load('library.json'));
  expect(
    Object.entries(files)
      .filter(([, text]) => /pgx|postgres|dialect\./i.test(text))
      .map(([path]) => path),
  ).toEqual([]);
});

it('describes every route once, under the client’s names', async () => {
  const files = await render(load('library.json'));
  const { paths } = JSON.parse(files['internal/httpapi/openapi.json'] ?? '') as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'createBook',
      'listAuthorBooks',
      'createAuthorBook',
      'replaceBook',
      'updateBook',
      'getHealth',
    ]),
  );
});

it('shows readers a body without links to rows whose keys they do not know', async () => {
  const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as object;
  const toItself = { name: 'todos', source: 'Todo', target: 'Todo', cardinality: 'CARDINALITY_MANY_TO_MANY' };
  const application = parseApplication(
    JSON.stringify({ ...todo, relations: [{ ...toItself, onDelete: 'ON_DELETE_CASCADE' }] }),
  );
  const readme = (await render(application))['README.md'];
  expect(readme).toContain(`-d '{"title":`);
  expect(readme).not.toContain('todoIds');
});

describe('what random applications met', () => {
  const fieldOf = (application: Application, entity: string, change: Partial<Field>): Field => {
    const [like] = application.entities.find(({ name }) => name === entity)?.fields ?? [];
    if (!like) throw new Error(`no ${entity}`);
    return { ...like, required: false, searchable: false, examples: [], ...change };
  };

  it.each([
    [FieldType.STRING, 'a'],
    [FieldType.TEXT, 'a'],
    [FieldType.INTEGER, '2'],
    [FieldType.NUMBER, '2.5'],
    [FieldType.DECIMAL, '2.5'],
    [FieldType.BOOLEAN, 'true'],
    [FieldType.DATE, '2026-01-02'],
    [FieldType.DATETIME, '2026-01-02T03:04:05Z'],
    [FieldType.TIME, '03:04'],
    [FieldType.UUID, '0190a5c4-0000-7000-8000-000000000000'],
    [FieldType.EMAIL, 'a@example.org'],
    [FieldType.URL, 'https://example.org/'],
    [FieldType.JSON, '{}'],
    [FieldType.STRING_LIST, '["a"]'],
  ])('has what one optional field of type %s asks for', async (type, example) => {
    const application = load('todo.json');
    const [todo] = application.entities;
    if (!todo) throw new Error('no Todo');
    const only = fieldOf(application, 'Todo', { name: 'extra', type, examples: [example] });
    const required = todo.fields.filter((field) => field.required && field.computed === '');
    todo.fields.splice(0, todo.fields.length, ...required, only);
    const plain = application.operations.filter(({ kind }) => kind !== OperationKind.ACTION);
    application.operations.splice(0, application.operations.length, ...plain);
    expect(missingNames(await render(application))).toEqual([]);
  });

  it('quotes a natural key that is a word of SQL, in Go as well', async () => {
    const text = readFileSync(join(fixtures, 'links.json'), 'utf8');
    const key = load('links.json').entities.find(({ name }) => name === 'Link')?.key?.field ?? '';
    const files = await render(
      parseApplication(text.replaceAll(`"${key}"`, '"null"').replaceAll(`self.${key}`, 'self.null')),
    );
    expect(files['internal/store/link.go']).toMatch(/Key: +"\\"null\\""/);
  });

  it('judges the references of accounts that only register', async () => {
    const shop = load('shop.json');
    const [like] = shop.relations;
    if (!like) throw new Error('no relation');
    const mentor = { name: 'mentor', inverse: 'mentees', source: 'Customer', target: 'Customer' };
    const files = await render({
      ...shop,
      relations: [
        ...shop.relations,
        { ...like, ...mentor, required: false, nested: false, onDelete: OnDelete.SET_NULL },
      ],
      operations: shop.operations.filter(({ entity }) => entity !== 'Customer'),
    });
    expect(files['internal/service/customer.go']).toMatch(/^func \(s \*Customers\) references\(/m);
  });

  it('answers a registration with what is computed', async () => {
    const shop = load('shop.json');
    const customer = shop.entities.find(({ name }) => name === 'Customer');
    customer?.fields.push(
      fieldOf(shop, 'Customer', { name: 'long', type: FieldType.BOOLEAN, computed: 'length(self.fullName) > 20' }),
    );
    expect((await render(shop))['internal/service/accounts.go']).toContain('customer.ComputeValues()');
  });

  it('keeps lists that callers only read, and names of fields apart from methods', async () => {
    const application = load('todo.json');
    const [todo] = application.entities;
    if (!todo) throw new Error('no Todo');
    todo.fields.push(
      fieldOf(application, 'Todo', { name: 'marks', type: FieldType.STRING_LIST, readOnly: true }),
      fieldOf(application, 'Todo', { name: 'check', type: FieldType.STRING }),
      fieldOf(application, 'Todo', { name: 'id2', type: FieldType.STRING }),
    );
    const files = await render(application);
    expect(files['internal/scalar/json.go']).toContain('type StringList []string');
    expect(files['internal/domain/todo.go']).not.toMatch(/\) (Check|Compute|Reset)\(/);
    expect(files['internal/domain/todo.go']).toMatch(/^\tID2 +/m);
  });

  it.each([
    ['one table that refers', []],
    ['tables that both refer', [['whole', 'Plan', 'Plan', 'parts'] as const]],
  ])('takes a circle with %s to themselves away while those are there that they refer to', async (_, more) => {
    const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as { entities: object[] };
    const relation = (name: string, source: string, target: string, inverse: string) => ({
      ...{ name, source, target, inverse },
      ...{ cardinality: 'CARDINALITY_MANY_TO_ONE', onDelete: 'ON_DELETE_SET_NULL' },
    });
    const application = parseApplication(
      JSON.stringify({
        ...todo,
        entities: [...todo.entities, { ...todo.entities[0], name: 'Plan', plural: 'Plans' }],
        relations: [
          relation('parent', 'Todo', 'Todo', 'children'),
          relation('plan', 'Todo', 'Plan', 'todos'),
          relation('first', 'Plan', 'Todo', 'plans'),
          ...more.map((each) => relation(...each)),
        ],
      }),
    );
    const migration = (await render(application))['internal/database/migrations/00001_initial.sql'] ?? '';
    const [, down = ''] = migration.split('-- +goose Down');
    expect(down.match(/^(?:DROP|CREATE) TABLE \w+/gm)).toEqual([
      ...['DROP TABLE todos', 'CREATE TABLE todos', 'DROP TABLE plans', 'DROP TABLE todos'],
    ]);
    expect(down.indexOf('DELETE FROM todos')).toBeLessThan(down.indexOf('DROP TABLE'));
  });
});

it('seeds before it makes the administrator, who would make the database no longer empty', async () => {
  const server = (await render(load('blog.json')))['internal/server/server.go'] ?? '';
  expect(server.indexOf('data.Seed(')).toBeGreaterThan(0);
  expect(server.indexOf('data.Seed(')).toBeLessThan(server.indexOf('prepareAccounts('));
});

it('keeps nothing to compare with where the example of a PATCH breaks a rule, as Go compiles no unused variable', async () => {
  const application = load('booking.json');
  const booking = application.entities.find(({ name }) => name === 'Booking');
  for (const field of booking?.fields ?? []) {
    const hour = { startsAt: '09', endsAt: '10' }[field.name];
    if (hour === undefined) field.readOnly = field.computed === '' && !field.required;
    else field.examples = ['11-30', '12-07'].map((day) => `2036-${day}T${hour}:00:00.000Z`);
    if (field.name === 'attendees') Object.assign(field, { minimum: '2', maximum: '2' });
  }
  const tests = (await render(application))['internal/httpapi/booking_test.go'] ?? '';
  const [patch = ''] = /func TestPatchBooking\(.*?\n}\n/s.exec(tests) ?? [];
  expect(patch).toContain('StatusConflict');
  expect(patch).not.toContain('before :=');
});

it('asks for no answer of an action that depends on the day of the test', async () => {
  const application = load('todo.json');
  const complete = application.operations.find(({ name }) => name === 'complete');
  complete?.guards.push({
    $typeName: 'quantumlayer.ir.v1.Rule',
    name: 'not_late',
    expression: 'today() <= self.dueDate',
    message: 'Too late.',
  });
  const tests = (await render(application))['internal/httpapi/todo_test.go'] ?? '';
  const [timely = ''] = /func TestCompleteTodo\(.*?\n}\n/s.exec(tests) ?? [];
  expect(timely).toContain('not_found');
  expect(timely).not.toMatch(/StatusOK|StatusConflict/);
});
