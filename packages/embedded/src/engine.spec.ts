import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clone, create } from '@bufbuild/protobuf';
import { composeOrchestrator } from '@quantumlayer/agent-orchestrator';
import type { Blueprint } from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { GenerationOutcome, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseResponseSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { Outcome, VerifyResponseSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { MemoryBlobStore, type BlobStore } from '@quantumlayer/trees';
import { Engine } from './engine';
import type { GenerateRequest } from './engine-request';
import type { Services } from './services';

const todo = parseApplication(readFileSync(join(__dirname, '../../ir/fixtures/todo.json'), 'utf8'));

/** Text of ten lines of which the description is the fifth, so that edits elsewhere merge. */
const page = ({ title, description }: Application): string => `# ${title}\n1\n2\n3\n${description}\n5\n6\n7\n8\n9\n`;

const blueprint: Blueprint = {
  id: 'test-stack',
  version: '1',
  language: Language.PYTHON,
  plan: (application) => [
    { path: 'README.md', agent: AgentRole.DOCUMENTATION, render: () => page(application) },
    { path: 'bin/start', agent: AgentRole.DEVOPS, executable: true, render: () => '#!/bin/sh\n' },
    ...application.entities.map(({ name }) => ({
      path: `src/${name}.txt`,
      agent: AgentRole.BACKEND,
      render: () => `${name}\n`,
    })),
  ],
  migration: () => undefined,
  format: (_path, text) => text,
};

/** An engine with the real agents and folders, and gates that pass. */
function openEngine(
  blobs: BlobStore = new MemoryBlobStore(),
  fingerprint = 'v1',
  gate: () => Promise<void> = () => Promise.resolve(),
  parse: Services['parse'] = () => Promise.reject(new Error('an IR is given')),
): Engine {
  const blueprints = () => Promise.resolve(blueprint);
  const orchestrator = composeOrchestrator({ blobs, blueprint: blueprints, clock: () => 0 });
  const services: Services = {
    parse,
    build: (request, signal) => orchestrator.build(request, { signal }),
    repair: () => Promise.reject(new Error('nothing failed')),
    async *verify({ tree }) {
      await gate();
      yield create(VerifyResponseSchema, {
        event: { case: 'verdict', value: { tree, gate: 'unit', outcome: Outcome.PASSED } },
      });
    },
    describeToolchains: () => Promise.reject(new Error('not asked for')),
  };
  return new Engine({ services, blobs, fingerprint });
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-engine-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const changed = (change: (application: Application) => void): Application => {
  const copy = clone(ApplicationSchema, todo);
  change(copy);
  return copy;
};
const described = (description: string): Application => changed((copy) => (copy.description = description));

async function generate(
  request: Partial<GenerateRequest> = {},
  engine = openEngine(),
  signal = new AbortController().signal,
) {
  const events: GenerationEvent[] = [];
  const full: GenerateRequest = {
    brief: 'a brief',
    specifications: [],
    overrides: undefined,
    application: todo,
    preferences: { language: undefined, database: undefined },
    verify: true,
    dryRun: false,
    directory: join(folder, 'todo'),
    currentFolder: folder,
    force: false,
    ...request,
  };
  const result = await engine.generate(full, signal, (event) => events.push(event));
  return { ...result, outcome: result.finished.outcome, cases: events.map(({ event }) => event.case), events };
}

const at = (...names: string[]): string => join(folder, 'todo', ...names);
const read = (...names: string[]): string => readFileSync(at(...names), 'utf8');
const { VERIFIED, UNVERIFIED, CONFLICTS, FAILED, CANCELLED } = GenerationOutcome;

describe('a first generation', () => {
  it('makes the folder with the project, and in .qlf what the next run needs', async () => {
    const { outcome, trees } = await generate();
    expect(outcome).toBe(VERIFIED);
    expect(readdirSync(at()).sort()).toEqual(['.qlf', 'README.md', 'bin', 'src']);
    expect(readdirSync(at('.qlf')).sort()).toEqual([
      '.gitignore',
      'base.patch.gz',
      'brief.md',
      'ir.json',
      'locks',
      'state.json',
    ]);
    expect(readdirSync(at('.qlf', 'locks'))).toEqual([]);
    expect(read('.qlf', 'brief.md')).toBe('a brief');
    expect(trees?.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'added README.md',
      'added bin/start',
      'added src/Todo.txt',
    ]);
    expect(readdirSync(folder)).toEqual(['todo']);
  });

  it('is named after the application where no folder is given', async () => {
    const { directory } = await generate({ directory: undefined });
    expect(directory).toBe(join(folder, todo.name));
  });

  it('goes into an empty folder', async () => {
    mkdirSync(at());
    expect((await generate()).outcome).toBe(VERIFIED);
    expect(existsSync(at('README.md'))).toBe(true);
  });

  it('writes nothing at all in a dry run', async () => {
    const { trees } = await generate({ dryRun: true });
    expect(trees?.changes).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind when it fails', async () => {
    mkdirSync(at());
    const { error } = await generate({ application: changed((copy) => (copy.entities = [])) });
    expect(error?.code).toBe(ErrorCode.INVALID_INPUT);
    expect(readdirSync(at())).toEqual([]);
  });
});

describe('a folder that is not ours', () => {
  beforeEach(() => {
    mkdirSync(at());
    writeFileSync(at('README.md'), 'mine\n');
    writeFileSync(at('notes.txt'), 'mine too\n');
  });

  it('is refused, and nothing is touched', async () => {
    const { error, outcome } = await generate();
    expect(outcome).toBe(FAILED);
    expect(error).toMatchObject({ code: ErrorCode.CONFLICT, message: expect.stringContaining('--force') as string });
    expect(readdirSync(at()).sort()).toEqual(['README.md', 'notes.txt']);
    expect(read('README.md')).toBe('mine\n');
  });

  it('is used with --force: files stay, and one in the way gets a new name that is said', async () => {
    const { outcome, events } = await generate({ force: true });
    expect(outcome).toBe(VERIFIED);
    expect(read('notes.txt')).toBe('mine too\n');
    expect(read('README.md.before-qlf')).toBe('mine\n');
    expect(read('README.md')).toContain('# Todo API');
    const merged = events.flatMap(({ event }) => (event.case === 'merged' ? [event.value] : []));
    expect(merged[0]?.setAside).toEqual(['README.md.before-qlf']);
  });

  it('is not written through a link that leads out of it', async () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside);
    symlinkSync(outside, at('src'));
    const { error } = await generate({ force: true });
    expect(error?.code).toBe(ErrorCode.CONFLICT);
    expect(readdirSync(outside)).toEqual([]);
  });

  it('is a conflict when it is a file', async () => {
    writeFileSync(join(folder, 'plain'), '');
    expect((await generate({ directory: join(folder, 'plain'), force: true })).error?.code).toBe(ErrorCode.CONFLICT);
  });
});

describe('the same folder again', () => {
  it('does nothing when nothing has changed', async () => {
    await generate();
    const { cases, outcome } = await generate();
    expect(cases).toEqual(['started', 'finished']);
    expect(outcome).toBe(VERIFIED);
  });

  it('works again when the product has changed', async () => {
    await generate();
    expect((await generate({}, openEngine(new MemoryBlobStore(), 'v2'))).cases).toContain('build');
  });

  it('checks what an earlier run did not', async () => {
    expect((await generate({ verify: false })).outcome).toBe(UNVERIFIED);
    expect((await generate()).outcome).toBe(VERIFIED);
  });

  it('keeps its name when the brief gives it no other', async () => {
    const asked: string[] = [];
    const parse: Services['parse'] = ({ brief, overrides }) => {
      asked.push(overrides?.name ?? '');
      const application = changed((copy) => (copy.name = overrides?.name ?? brief));
      return Promise.resolve(create(ParseResponseSchema, { application }));
    };
    const engine = openEngine(undefined, 'v1', undefined, parse);
    for (const brief of ['first', 'second']) await generate({ brief, application: undefined }, engine);
    expect(asked).toEqual(['', '', 'first']);
    expect(JSON.parse(read('.qlf', 'state.json'))).toMatchObject({ name: 'first' });
  });

  it('keeps edits, extra files and deletions beside the change of the brief', async () => {
    await generate();
    writeFileSync(at('README.md'), read('README.md').replace('9\n', '9\nmy line\n'));
    writeFileSync(at('mine.txt'), 'extra\n');
    rmSync(at('bin', 'start'));
    const { outcome } = await generate({ application: described('something new') });
    expect(outcome).toBe(VERIFIED);
    expect(read('README.md')).toBe('# Todo API\n1\n2\n3\nsomething new\n5\n6\n7\n8\n9\nmy line\n');
    expect(read('mine.txt')).toBe('extra\n');
    expect(existsSync(at('bin', 'start'))).toBe(false);
  });

  it('removes what the new brief no longer has', async () => {
    await generate();
    const renamed = changed((copy) => {
      for (const entity of copy.entities) [entity.name, entity.plural] = ['Task', 'Tasks'];
      for (const operation of copy.operations) operation.entity = 'Task';
    });
    await generate({ application: renamed });
    expect(readdirSync(at('src'))).toEqual(['Task.txt']);
  });

  it('marks and names conflicts, insists on them until they are resolved, and then goes on', async () => {
    await generate();
    writeFileSync(at('README.md'), read('README.md').replace(todo.description, 'my words'));
    const conflicted = await generate({ application: described('their words') });
    expect(conflicted.outcome).toBe(CONFLICTS);
    expect(conflicted.error).toMatchObject({
      code: ErrorCode.CONFLICT,
      message: expect.stringContaining('README.md') as string,
    });
    expect(read('README.md')).toContain('<<<<<<< your edits\nmy words\n=======\ntheir words\n>>>>>>> new version\n');
    expect((await generate({ application: described('their words') })).outcome).toBe(CONFLICTS);
    writeFileSync(at('README.md'), read('README.md').replace(/<<<<<<<[^]*>>>>>>> new version/, 'our words'));
    expect((await generate({ application: described('their words') })).outcome).toBe(VERIFIED);
    expect(read('README.md')).toContain('our words');
  });

  it('is the current folder where that is a project and none is given', async () => {
    await generate();
    const { directory } = await generate({ directory: undefined, currentFolder: at(), application: described('x') });
    expect(directory).toBe(at());
  });

  it.each([
    ['state', 'state.json', '{'],
    ['base', 'base.patch.gz', 'no gzip'],
  ])('is refused with what to do when its %s is damaged', async (_what, name, content) => {
    await generate();
    writeFileSync(at('.qlf', name), content);
    const { error } = await generate({ application: described('x') });
    expect(error).toMatchObject({ code: ErrorCode.INVALID_INPUT, message: expect.stringContaining(name) as string });
  });
});

describe('faults', () => {
  it('lets only one of two runs at once into a folder, and says who is there', async () => {
    await generate();
    let second: Awaited<ReturnType<typeof generate>> | undefined;
    const during = async (): Promise<void> => {
      second = await generate({ application: described('b') });
    };
    const first = await generate({ application: described('a') }, openEngine(new MemoryBlobStore(), 'v1', during));
    expect([first.outcome, second?.outcome]).toEqual([VERIFIED, FAILED]);
    const message = expect.stringContaining(`Process ${process.pid}`) as string;
    expect(second?.error).toMatchObject({ code: ErrorCode.CONFLICT, message });
    expect(read('README.md')).toContain('\na\n');
  });

  it('lets only one of two first runs make the folder', async () => {
    const runs = await Promise.all([generate(), generate({ application: described('b') })]);
    expect(runs.map(({ outcome }) => outcome).sort()).toEqual([VERIFIED, FAILED].sort());
    expect(runs.find(({ outcome }) => outcome === FAILED)?.error?.code).toBe(ErrorCode.CONFLICT);
    expect(readdirSync(folder)).toEqual(['todo']);
  });

  it('keeps the old project whole when the disk is full', async () => {
    await generate();
    const before = read('README.md');
    const full = new FullBlobStore();
    const { error } = await generate({ application: described('new') }, openEngine(full));
    expect(error?.code).toBe(ErrorCode.RESOURCE_EXHAUSTED);
    expect(read('README.md')).toBe(before);
    expect((await generate({ application: described('new') })).outcome).toBe(VERIFIED);
  });

  it('leaves nothing when a cancelled first run had not written yet', async () => {
    const controller = new AbortController();
    const engine = openEngine();
    jest.spyOn(blueprint, 'plan').mockImplementationOnce(() => {
      controller.abort();
      return [];
    });
    const { outcome } = await generate({}, engine, controller.signal);
    expect(outcome).toBe(CANCELLED);
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A store on a disk that becomes full when the new page is read back for writing. */
class FullBlobStore extends MemoryBlobStore {
  override async get(digest: string): Promise<Uint8Array> {
    const bytes = await super.get(digest);
    if (Buffer.from(bytes).toString('utf8').includes('\nnew\n5\n'))
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    return bytes;
  }
}
