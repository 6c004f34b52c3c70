import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentRole, RejectionReason, type BuildResponse } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { getTree, MemoryBlobStore } from '@quantumlayer/trees';
import type { Agent, AgentContext, AgentProvider, AgentTask, RawOutput } from './agent';
import { DEFAULT_LIMITS, type Limits } from './budget';
import { buildTeam } from './build-team';
import { planTeam } from './plan';

const application = parseApplication(
  readFileSync(join(__dirname, '../../../../packages/ir/fixtures/todo.json'), 'utf8'),
);
const FILES = [
  { path: 'README.md', agent: AgentRole.DOCUMENTATION },
  { path: 'migrations/1.sql', agent: AgentRole.DATABASE },
  { path: 'src/app.py', agent: AgentRole.BACKEND },
  { path: 'src/routes.py', agent: AgentRole.BACKEND },
  { path: 'bin/start', agent: AgentRole.DEVOPS, executable: true },
];
const plan = planTeam(application, FILES, 'test-stack');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A patch as an honest agent writes it; tests spoil it. */
function honest(task: AgentTask): { base: string; changes: { path: string; write: object }[] } {
  const changes = task.files.map(({ path, executable }) => ({
    path,
    write: { content: base64(`# ${path}\n`), ...(executable ? { executable } : {}) },
  }));
  return { base: task.base, changes };
}
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const honestAgent: Agent = { run: async (task) => bytes(honest(task)) };

/** Everybody is honest but the backend. */
const withBackend =
  (run: (task: AgentTask, context: AgentContext) => RawOutput): AgentProvider =>
  (role) =>
    role === AgentRole.BACKEND ? { run } : honestAgent;

async function build(agents: AgentProvider, limits: Partial<Limits> = {}, signal = new AbortController().signal) {
  const blobs = new MemoryBlobStore();
  const events: BuildResponse['event'][] = [];
  let error: unknown;
  try {
    const input = { application, plan, agents, limits: { ...DEFAULT_LIMITS, ...limits }, signal };
    for await (const { event } of buildTeam(input, { blobs, clock: () => performance.now() / 1000 }))
      events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const rejections = events.flatMap((event) => (event.case === 'rejected' ? [event.value] : []));
  const built = events.flatMap((event) => (event.case === 'built' ? [event.value] : []))[0];
  return { blobs, events, error, rejections, built };
}

describe('an honest team', () => {
  it('builds one tree of everybody’s files, and ends with it', async () => {
    const { blobs, events, built, error } = await build(() => honestAgent);
    expect(error).toBeUndefined();
    expect(events.at(-1)?.case).toBe('built');
    const tree = await getTree(blobs, built?.tree ?? '');
    expect(tree.entries.map(({ path, executable }) => [path, executable])).toEqual([
      ['README.md', false],
      ['bin/start', true],
      ['migrations/1.sql', false],
      ['src/app.py', false],
      ['src/routes.py', false],
    ]);
    expect(built).toMatchObject({ files: 5, bytes: 72n });
  });

  it('starts an agent only after those it depends on, and independent ones together', async () => {
    const { events } = await build(() => honestAgent);
    const order = events.flatMap((event) =>
      event.case === 'started' || event.case === 'finished' ? [`${event.case} ${event.value.role}`] : [],
    );
    const at = (text: string) => order.indexOf(text);
    expect(at(`started ${AgentRole.BACKEND}`)).toBeGreaterThan(at(`finished ${AgentRole.DATABASE}`));
    expect(at(`started ${AgentRole.DOCUMENTATION}`)).toBeGreaterThan(at(`finished ${AgentRole.BACKEND}`));
    expect(at(`started ${AgentRole.DEVOPS}`)).toBeLessThan(at(`finished ${AgentRole.DATABASE}`));
  });

  it('shows an agent the tree and the messages of those it depends on', async () => {
    const seen = new Map<AgentRole, AgentTask>();
    const { blobs } = await build(() => ({
      run: (task) => {
        seen.set(task.role, task);
        return honestAgent.run(task, {} as AgentContext);
      },
    }));
    const backend = seen.get(AgentRole.BACKEND);
    expect((await getTree(blobs, backend?.base ?? '')).entries.map(({ path }) => path)).toEqual(['migrations/1.sql']);
    expect(backend?.messages.map(({ subject }) => subject)).toEqual(['ownership', 'tables']);
    const routes = seen.get(AgentRole.DOCUMENTATION)?.messages.find(({ subject }) => subject === 'routes');
    expect(JSON.parse(routes?.body ?? '[]')).toContainEqual(expect.objectContaining({ path: '/todos' }));
    expect(seen.get(AgentRole.DATABASE)?.application.operations).toEqual([]);
  });

  it('accepts a patch that arrives in pieces', async () => {
    const { error } = await build(
      withBackend(async function* (task) {
        const all = bytes(honest(task));
        yield all.slice(0, 10);
        yield all.slice(10);
      }),
    );
    expect(error).toBeUndefined();
  });

  it('has the same tree digest each time', async () => {
    const [first, second] = [await build(() => honestAgent), await build(() => honestAgent)];
    expect(first.built?.tree).toBe(second.built?.tree);
  });
});

describe('a hostile agent', () => {
  const spoil = (change: (patch: ReturnType<typeof honest>) => unknown) =>
    withBackend(async (task) => bytes(change(honest(task))));
  const addFile = (path: string) =>
    spoil((patch) => ({ ...patch, changes: [...patch.changes, { path, write: { content: '' } }] }));
  const { NOT_A_PATCH, TRUNCATED, ILLEGAL_PATH, NOT_OWNED, WRONG_BASE, MISSING_FILE, OVER_BUDGET, CRASHED } =
    RejectionReason;
  const cutTo = (share: number) =>
    withBackend(async (task) => {
      const all = bytes(honest(task));
      return all.slice(0, Math.floor(all.length * share));
    });

  it.each<[string, RejectionReason, AgentProvider]>([
    ['prose', NOT_A_PATCH, withBackend(async () => bytes('Sure! Here is the backend you asked for.'))],
    ['a refusal', NOT_A_PATCH, withBackend(async () => bytes("I'm sorry, but I can't help with that."))],
    [
      'a fenced patch',
      NOT_A_PATCH,
      withBackend(async (task) => bytes('```json\n' + JSON.stringify(honest(task)) + '\n```')),
    ],
    [
      'a patch with an afterword',
      NOT_A_PATCH,
      withBackend(async (task) => bytes(`${JSON.stringify(honest(task))}\nHope this helps!`)),
    ],
    ['nothing', NOT_A_PATCH, withBackend(async () => new Uint8Array())],
    ['bytes that are no text', NOT_A_PATCH, withBackend(async () => Uint8Array.of(0xff, 0xfe, 0x00))],
    ['JSON that is no patch', NOT_A_PATCH, withBackend(async () => bytes({ answer: 42 }))],
    ['a patch with a field of its own', NOT_A_PATCH, spoil((patch) => ({ ...patch, shell: 'rm -rf /' }))],
    [
      'content that is not base64',
      NOT_A_PATCH,
      spoil((patch) => ({ ...patch, changes: [{ path: 'src/app.py', write: { content: '%%%' } }] })),
    ],
    ['a change that says nothing', NOT_A_PATCH, spoil((patch) => ({ ...patch, changes: [{ path: 'src/app.py' }] }))],
    ['a file twice', NOT_A_PATCH, spoil((patch) => ({ ...patch, changes: [...patch.changes, ...patch.changes] }))],
    [
      'a mode that the plan does not give',
      NOT_A_PATCH,
      spoil(({ base, changes }) => ({
        base,
        changes: changes.map(({ path, write }) => ({ path, write: { ...write, executable: true } })),
      })),
    ],
    ['half a patch', TRUNCATED, cutTo(0.5)],
    ['a patch without its last byte', TRUNCATED, withBackend(async (task) => bytes(honest(task)).slice(0, -1))],
    ['a path outside', ILLEGAL_PATH, addFile('../outside.txt')],
    ['an absolute path', ILLEGAL_PATH, addFile('/etc/passwd')],
    ['a path into git’s folder', ILLEGAL_PATH, addFile('.git/hooks/pre-commit')],
    ['a path into our own state', ILLEGAL_PATH, addFile('.qlf/state.json')],
    ['a file of another agent', NOT_OWNED, addFile('README.md')],
    ['a file of nobody', NOT_OWNED, addFile('src/extra.py')],
    ['a patch on another tree', WRONG_BASE, spoil((patch) => ({ ...patch, base: `sha256:${'0'.repeat(64)}` }))],
    ['a patch on no tree', WRONG_BASE, spoil(({ changes }) => ({ changes }))],
    ['only some of its files', MISSING_FILE, spoil(({ base, changes }) => ({ base, changes: changes.slice(1) }))],
    [
      'a deletion in place of a file',
      MISSING_FILE,
      spoil(({ base, changes }) => ({ base, changes: changes.map(({ path }) => ({ path, delete: true })) })),
    ],
    ['a crash', CRASHED, withBackend(() => Promise.reject(new Error('segmentation fault')))],
    [
      'a crash before its first step',
      CRASHED,
      withBackend(() => {
        throw new TypeError('undefined is not a function');
      }),
    ],
    [
      'too many tokens',
      OVER_BUDGET,
      withBackend(async (task, { spend }) => (spend({ tokens: 3_000_000 }), bytes(honest(task)))),
    ],
    [
      'too many dollars',
      OVER_BUDGET,
      withBackend(async (task, { spend }) => (spend({ dollars: 6 }), bytes(honest(task)))),
    ],
  ])('that returns %s is refused, asked again, and reported', async (_what, reason, agents) => {
    const { rejections, error, built } = await build(agents);
    expect(rejections.map((rejection) => [rejection.role, rejection.attempt, rejection.reason])).toEqual([
      [AgentRole.BACKEND, 1, reason],
      [AgentRole.BACKEND, 2, reason],
      [AgentRole.BACKEND, 3, reason],
    ]);
    expect(error).toBeInstanceOf(QuantumLayerError);
    expect((error as QuantumLayerError).code).toBe(ErrorCode.OUTPUT_CONTRACT);
    expect((error as QuantumLayerError).message).toContain('backend');
    expect(built).toBeUndefined();
  });

  it('that never ends is stopped by the budget in bytes', async () => {
    const endless = withBackend(async function* () {
      for (;;) yield new Uint8Array(1000);
    });
    const { rejections } = await build(endless, { bytes: 100_000 });
    expect(rejections.map(({ reason }) => reason)).toEqual([OVER_BUDGET, OVER_BUDGET, OVER_BUDGET]);
  });

  it('that hangs and ignores its signal is stopped by the budget in time', async () => {
    const { rejections } = await build(
      withBackend(() => new Promise(() => undefined)),
      { seconds: 0.02 },
    );
    expect(rejections.map(({ reason }) => reason)).toEqual([OVER_BUDGET, OVER_BUDGET, OVER_BUDGET]);
  });

  it('that mends its ways is told why it was refused, and accepted', async () => {
    const told: unknown[] = [];
    const { error, rejections } = await build(
      withBackend(async (task) => {
        told.push(task.rejection?.reason);
        return task.attempt < 3 ? bytes('As an AI language model') : bytes(honest(task));
      }),
    );
    expect(error).toBeUndefined();
    expect(told).toEqual([undefined, NOT_A_PATCH, NOT_A_PATCH]);
    expect(rejections).toHaveLength(2);
  });
});

describe('cancellation', () => {
  it('ends a running build with CANCELLED and aborts the agents', async () => {
    const controller = new AbortController();
    let aborted = false;
    const agents = withBackend((_task, { signal }) => {
      signal.addEventListener('abort', () => (aborted = true));
      controller.abort();
      return new Promise(() => undefined);
    });
    const { error } = await build(agents, {}, controller.signal);
    expect((error as QuantumLayerError).code).toBe(ErrorCode.CANCELLED);
    expect(aborted).toBe(true);
  });

  it('reaches the agents when the reader goes away', async () => {
    let aborted = false;
    const agents = withBackend(
      (_task, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(new Error('stopped'));
          });
        }),
    );
    const input = { application, plan, agents, limits: DEFAULT_LIMITS, signal: new AbortController().signal };
    for await (const { event } of buildTeam(input, { blobs: new MemoryBlobStore(), clock: () => 0 })) {
      if (event.case === 'started' && event.value.role === AgentRole.BACKEND) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(aborted).toBe(true);
  });
});
