import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { AuthenticationKind, Database, parseApplication, type Application } from '@quantumlayer/ir';
import { Workspace, type Configuration } from '@biomejs/wasm-nodejs';
import { blueprint } from './blueprint';
import { toolchain } from './toolchain';

const fixtures = join(__dirname, '../../../ir/fixtures');
const names = readdirSync(fixtures).map((name) => name.replace(/\.json$/, ''));
const read = (name: string): Application => parseApplication(readFileSync(join(fixtures, `${name}.json`), 'utf8'));

async function render(application: Application): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const file of blueprint.plan(application)) files.set(file.path, await file.render());
  return files;
}

describe.each(names)('the project of %s', (name) => {
  const application = read(name);
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await render(application);
  }, 60_000);

  it('is planned in order, each file once, for one agent', () => {
    const paths = blueprint.plan(application).map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort((a, b) => (a < b ? -1 : 1)));
    for (const { agent } of blueprint.plan(application)) expect(AgentRole[agent]).not.toBe('UNSPECIFIED');
  });

  it('is formatted already', async () => {
    for (const [path, text] of files) expect(await blueprint.format(path, text)).toBe(text);
  }, 60_000);

  it('imports nothing that its package.json does not declare', () => {
    const manifest = JSON.parse(files.get('package.json') ?? '{}') as Record<string, Record<string, string>>;
    const declared = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    for (const [path, text] of files) {
      if (!path.endsWith('.ts')) continue;
      for (const [, module = ''] of text.matchAll(/ from '([^']+)';/g)) {
        if (module.startsWith('.')) expect([...files.keys()]).toContain(resolved(path, module));
        else if (!module.startsWith('node:')) expect(Object.keys(declared)).toContain(packageOf(module));
      }
    }
  });

  it('locks exactly what it declares', () => {
    const manifest = JSON.parse(files.get('package.json') ?? '{}') as Record<string, unknown>;
    const lock = JSON.parse(files.get('package-lock.json') ?? '{}') as {
      name: string;
      packages: Record<string, Record<string, unknown>>;
    };
    expect(lock.name).toBe(application.name);
    expect(lock.packages['']).toMatchObject({
      name: application.name,
      dependencies: manifest['dependencies'],
      devDependencies: manifest['devDependencies'],
    });
    expect(files.get('package-lock.json')).not.toContain('"resolved"');
  });

  it('has no trace of what was not asked for', () => {
    const code = [...files]
      .filter(([path]) => path !== 'package-lock.json')
      .map(([, text]) => text)
      .join('\n');
    if (application.authentication?.kind === AuthenticationKind.NONE)
      expect(code).not.toMatch(/jwt|argon2|password|api.?key|Authorization|callerOf/i);
    if (application.authentication?.kind !== AuthenticationKind.JWT)
      expect(code).not.toMatch(/jose|argon2|refreshToken/);
    if (application.stack?.database !== Database.POSTGRESQL) expect(code).not.toMatch(/postgres/i);
  });
});

it.each([Database.SQLITE, Database.POSTGRESQL])(
  'keeps its own lint rules, whatever the database',
  async (database) => {
    const application = read('shop');
    const stack = { ...application.stack, database } as Application['stack'];
    const files = await render({ ...application, ...(stack && { stack }) });
    const workspace = new Workspace();
    const { projectKey } = workspace.openProject({ path: '/project', openUninitialized: true });
    const configuration = JSON.parse(files.get('biome.json') ?? '{}') as Configuration;
    workspace.updateSettings({ projectKey, workspaceDirectory: '/project', configuration });
    for (const [path, content] of files) {
      if (!path.endsWith('.ts')) continue;
      const file = { projectKey, path: `/project/${path}` };
      workspace.openFile({ ...file, content: { type: 'fromClient', content, version: 0 } });
      const { diagnostics } = workspace.pullDiagnostics({ ...file, categories: ['lint'] });
      // What its packages are is not known here.
      const found = diagnostics
        .map(({ category }) => category)
        .filter((category) => category !== 'lint/correctness/noUndeclaredDependencies');
      expect([path, found]).toEqual([path, []]);
    }
  },
  60_000,
);

it('does not lint .qlf, the record of how the project was made, which lies in its folder', async () => {
  const configuration = (await render(read('todo'))).get('biome.json') ?? '{}';
  expect((JSON.parse(configuration) as { files: { includes: string[] } }).files.includes).toContain('!.qlf');
}, 60_000);

it('gives the same bytes for the same application', async () => {
  expect(await render(read('todo'))).toEqual(await render(read('todo')));
}, 60_000);

it('reads its settings before it loads what needs them, and is built so', async () => {
  const files = await render(read('todo'));
  const imported = [...(files.get('src/main.ts') ?? '').matchAll(/^import .* from '(.*)';$/gm)].map(([, path]) => path);
  expect(imported).toEqual(['./config.js']);
  // esbuild else pulls the packages of what is imported later to the top of the program.
  expect(files.get('package.json')).toMatch(/"build": "esbuild .* --splitting /);
  expect(toolchain.build?.argv.join(' ')).toContain(' --splitting ');
}, 60_000);

it('imports no problems where the rules name none', async () => {
  const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as { entities: object[] };
  const title = { name: 'title', type: 'FIELD_TYPE_STRING', required: true, unique: true };
  const email = { name: 'email', type: 'FIELD_TYPE_EMAIL', required: true, unique: true };
  const ownership = { name: 'owner', mode: 'OWNERSHIP_MODE_PUBLIC_READ' };
  const kinds = ['CREATE', 'LIST', 'READ', 'UPDATE', 'DELETE'];
  const application = {
    ...todo,
    authentication: { kind: 'AUTHENTICATION_KIND_JWT', accountEntity: 'User' },
    entities: [
      { ...todo.entities[0], fields: [title], invariants: [], ownership },
      { ...todo.entities[0], name: 'User', plural: 'Users', fields: [email], invariants: [] },
    ],
    operations: kinds.map((kind) => ({
      ...{ name: kind.toLowerCase(), entity: 'Todo', kind: `OPERATION_KIND_${kind}` },
      access: { level: 'ACCESS_LEVEL_AUTHENTICATED' },
    })),
  };
  const rules = (await render(parseApplication(JSON.stringify(application)))).get('src/rules/rules.ts');
  expect(rules).not.toContain("'../http/problem.js'");
}, 60_000);

describe('applications that refer to themselves and each other', () => {
  const relation = (name: string, source: string, target: string, more: object = {}) => ({
    ...{ name, source, target, inverse: `${name}Of` },
    ...{ cardinality: 'CARDINALITY_MANY_TO_ONE', onDelete: 'ON_DELETE_SET_NULL', ...more },
  });
  const withPlans = (...relations: object[]): Application => {
    const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as { entities: object[] };
    const entities = [...todo.entities, { ...todo.entities[0], name: 'Plan', plural: 'Plans' }];
    return parseApplication(JSON.stringify({ ...todo, entities, relations }));
  };

  it('ask of the row before where an entity has links and no references', async () => {
    const many = { cardinality: 'CARDINALITY_MANY_TO_MANY', onDelete: 'ON_DELETE_CASCADE' };
    const files = await render(withPlans(relation('plans', 'Todo', 'Plan', many)));
    expect(files.get('src/features/todos/rules.ts')).toContain('if (before?.planIds.includes(key)) continue;');
  });

  it('keep the names of entities apart from those of functions', async () => {
    const todo = JSON.parse(readFileSync(join(fixtures, 'todo.json'), 'utf8')) as { entities: object[] };
    const named = [
      ['Check', 'Checks'],
      ['Schema', 'Schemas'],
      ['Row', 'Rows'],
    ];
    const entities = named.map(([name, plural]) => ({ ...todo.entities[0], name, plural }));
    const operations = named.map(([entity]) => ({ name: 'list', kind: 'OPERATION_KIND_LIST', entity }));
    const files = await render(parseApplication(JSON.stringify({ ...todo, entities, operations })));
    expect(files.get('src/features/checks/schema.ts')).toContain('export const checkEntitySchema =');
    const store = files.get('src/features/rows/store.ts') ?? '';
    expect(store.match(/\blistRows\b/g)).toHaveLength(2);
    expect(store).toContain('function listRowEntities(');
  });

  it('take tables in a circle away while those are there that they refer to', async () => {
    const needed = { required: true, onDelete: 'ON_DELETE_RESTRICT' };
    const files = await render(
      withPlans(
        relation('parent', 'Todo', 'Todo'),
        relation('plan', 'Todo', 'Plan'),
        relation('first', 'Plan', 'Todo', needed),
      ),
    );
    const migration = files.get('src/database/migrations/0001-initial.ts');
    expect(migration).toContain("const knots = [{ table: 'todos', key: 'id' }];");
    expect(migration).toContain('create table ${sql.table(table)} (${sql.ref(key)} text primary key)');
    expect(migration).toContain("const circular = [{ table: 'todos', column: 'plan_id' }];");
  });
});

describe('the toolchain', () => {
  it('shares a layer between projects that differ in their name only', async () => {
    const lockOf = async (name: string) => (await render({ ...read('todo'), name })).get('package-lock.json') ?? '';
    const [a, b] = await Promise.all([lockOf('first'), lockOf('second')]);
    expect(a).not.toBe(b);
    const fingerprint = (text: string) => toolchain.layer.fingerprint?.({ 'package-lock.json': text });
    expect(fingerprint(a)).toBe(fingerprint(b));
    expect(fingerprint(a)).not.toBe(fingerprint(a.replace('"fastify": "5', '"fastify": "4')));
  }, 60_000);

  it('reads what its tools print', () => {
    const output = (stdout: string) => ({ exitCode: 1, stdout, stderr: '' });
    const [biome, tsc] = toolchain.staticChecks;
    const location = { path: 'src/a.ts', start: { line: 3, column: 4 }, end: { line: 3, column: 5 } };
    const report = {
      diagnostics: [
        { severity: 'error', message: 'm', category: 'lint/suspicious/noVar', location },
        { severity: 'error', message: 'Formatter would have printed ...', category: 'format', location },
      ],
    };
    expect(biome?.parse(output(JSON.stringify(report)))).toMatchObject([
      { rule: 'biome:suspicious/noVar', message: 'm', path: 'src/a.ts', line: 3, column: 4 },
      { rule: 'biome:format', message: 'is not formatted', path: 'src/a.ts' },
    ]);
    expect(tsc?.parse(output("src/a.ts(3,7): error TS2322: Type 'x'."))).toMatchObject([
      { rule: 'tsc:TS2322', path: 'src/a.ts', line: 3, column: 7 },
    ]);
    for (const check of toolchain.staticChecks)
      expect(check.parse({ exitCode: 2, stdout: '', stderr: 'boom' })).toHaveLength(1);
  });

  it('reads tests and coverage from the report files', () => {
    const tests = {
      testResults: [
        {
          name: '/w/test/a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'one', status: 'passed' },
            { fullName: 'two', status: 'failed', failureMessages: ['no'] },
          ],
        },
        { name: '/w/test/b.test.ts', status: 'failed', message: 'broken', assertionResults: [] },
      ],
    };
    const reports = {
      'tests.json': JSON.stringify(tests),
      'coverage/coverage-summary.json': JSON.stringify({ total: { lines: { pct: 91.5 } } }),
    };
    const report = toolchain.unit.parse(reports, { exitCode: 1, stdout: '', stderr: '' });
    expect(report.lineCoverage).toBe(91.5);
    expect(report.tests.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'one passed',
      'two failed',
      'test/b.test.ts failed',
    ]);
  });
});

function resolved(from: string, module: string): string {
  return join(from, '..', module).replace(/\.js$/, '.ts');
}

function packageOf(module: string): string {
  const [scope = '', name = ''] = module.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

it.each(['class', 'package', 'body', 'other'])('tests rows that refer to a %s', async (name) => {
  const text = readFileSync(join(fixtures, 'library.json'), 'utf8');
  const renamed = parseApplication(
    text.replaceAll(/\bmember(Id)?\b/g, (_, id: string | undefined) => `${name}${id ?? ''}`),
  );
  expect((await render(renamed)).get('test/loans.test.ts')).toContain(`const ${name}Row = await addMember(`);
});

it('completes in tests what can be completed on any day', async () => {
  const completing = async (expression: string): Promise<string> => {
    const application = parseApplication(readFileSync(join(fixtures, 'todo.json'), 'utf8'));
    const complete = application.operations.find(({ name }) => name === 'complete');
    complete?.guards.push({ $typeName: 'quantumlayer.ir.v1.Rule', name: 'in_time', expression, message: 'No.' });
    return /\/complete'.*?^}\);/ms.exec((await render(application)).get('test/todos.test.ts') ?? '')?.[0] ?? '';
  };
  expect(await completing('today() <= self.dueDate + days(9999)')).toContain('toBe(200)');
  expect(await completing('self.dueDate != null and today() <= self.dueDate')).not.toContain('toBe(200)');
});

it('takes an empty body where callers write nothing', async () => {
  const application = parseApplication(readFileSync(join(fixtures, 'todo.json'), 'utf8'));
  for (const field of application.entities[0]?.fields ?? []) field.readOnly = true;
  const files = await render(application);
  expect(files.get('src/features/todos/schema.ts')).toContain('export type TodoPatch = Record<string, never>;');
  expect(files.get('src/features/todos/service.ts')).toContain('_body: TodoPatch');
});
