import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clone, create } from '@bufbuild/protobuf';
import { carriedFiles, KeyChanged, type Blueprint } from '@quantumlayer/blueprint-kit';
import {
  AgentRole,
  BuildRequestSchema,
  type BuildRequest,
  type BuildResponse,
} from '@quantumlayer/contracts/agents/v1/agents';
import { ApplicationSchema, Database, Language, StackSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode } from '@quantumlayer/errors';
import { parseApplication, RelationSchema, RuleSchema } from '@quantumlayer/ir';
import { MemoryBlobStore, readTree } from '@quantumlayer/trees';
import { composeOrchestrator } from './compose';

const application = parseApplication(readFileSync(join(__dirname, '../../../packages/ir/fixtures/todo.json'), 'utf8'));

const blueprint = (render: () => string): Blueprint => ({
  id: 'test-stack',
  version: '1',
  language: Language.PYTHON,
  plan: ({ name }, release) => [
    { path: `${name}.txt`, agent: AgentRole.BACKEND, render },
    ...(release ? carriedFiles(release.migrations, AgentRole.DATABASE) : []),
  ],
  migration: ({ name }) => {
    if (name === 'other-key') throw new KeyChanged('todos');
    return { name: '0002_change_tables', consequences: ['drops todos.notes and what it holds'] };
  },
  format: (_path, text) => text,
});

async function build(request: BuildRequest, render = () => 'text') {
  const blobs = new MemoryBlobStore();
  const orchestrator = composeOrchestrator({
    blobs,
    clock: () => 0,
    blueprint: (language) => (language === Language.PYTHON ? Promise.resolve(blueprint(render)) : undefined),
  });
  const events: BuildResponse['event'][] = [];
  for await (const { event } of orchestrator.build(request, { signal: new AbortController().signal }))
    events.push(event);
  const last = events.at(-1);
  return { events, files: last?.case === 'built' ? await readTree(blobs, last.value.tree) : [] };
}

describe('the composed orchestrator', () => {
  it('renders the blueprint of the application’s language', async () => {
    const { files } = await build(create(BuildRequestSchema, { application }), () => 'print("Grüße")\n');
    expect(files.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([
      ['todo-api.txt', 'print("Grüße")\n'],
    ]);
  });

  it('reports a blueprint that cannot render as a broken contract that names the file', async () => {
    const render = () => {
      throw new Error('no such template');
    };
    await expect(build(create(BuildRequestSchema, { application }), render)).rejects.toMatchObject({
      code: ErrorCode.OUTPUT_CONTRACT,
      message: expect.stringMatching(/todo-api\.txt.*no such template/) as unknown,
    });
  });

  it('lets the blueprint go on from the last release, and tells what that does to its rows', async () => {
    const migrations = [{ path: 'migrations/0001.sql', content: 'as it was' }];
    const { events, files } = await build(
      create(BuildRequestSchema, { application, release: { application, migrations } }),
    );
    expect(files.map(({ path }) => path)).toEqual(['migrations/0001.sql', 'todo-api.txt']);
    expect(events.at(-1)?.value).toMatchObject({
      migration: { name: '0002_change_tables', consequences: ['drops todos.notes and what it holds'] },
    });
  });

  it('goes on from a release that would be refused today, unless its tables cannot be made out', async () => {
    const migrations = [{ path: 'migrations/0001.sql', content: 'as it was' }];
    const broken = clone(ApplicationSchema, application);
    broken.entities[0]?.invariants.push(create(RuleSchema, { name: 'odd', expression: 'self.nothing > 1' }));
    const request = create(BuildRequestSchema, { application, release: { application: broken, migrations } });
    expect((await build(request)).files).toHaveLength(2);
    broken.relations.push(create(RelationSchema, { source: 'Todo', name: 'list', target: 'Nothing' }));
    await expect(
      build(create(BuildRequestSchema, { application, release: { application: broken } })),
    ).rejects.toMatchObject({
      code: ErrorCode.UNSUPPORTED,
    });
  });

  it('refuses a change that rows cannot follow', async () => {
    const renamed = { ...application, name: 'other-key' };
    await expect(
      build(create(BuildRequestSchema, { application: renamed, release: { application } })),
    ).rejects.toMatchObject({ code: ErrorCode.UNSUPPORTED, message: expect.stringContaining('todos') as unknown });
  });

  it('refuses a release without the migrations that its project had', async () => {
    await expect(build(create(BuildRequestSchema, { application, release: { application } }))).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      message: expect.stringContaining('migrations') as unknown,
    });
  });

  it('refuses a language without blueprint', async () => {
    const inGo = clone(ApplicationSchema, application);
    inGo.stack = create(StackSchema, { language: Language.GO, database: Database.SQLITE });
    await expect(build(create(BuildRequestSchema, { application: inGo }))).rejects.toMatchObject({
      code: ErrorCode.UNSUPPORTED,
    });
  });

  it('refuses an application that breaks the rules of the IR', async () => {
    const broken = create(BuildRequestSchema, { application: { ...application, entities: [] } });
    await expect(build(broken)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
  });
});
