import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { Database, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { MemoryBlobStore, putTree } from '@quantumlayer/trees';
import { runProject, type ProjectWalls, type RunOptions } from './run-project';

const application = parseApplication(readFileSync(join(__dirname, '../../../ir/fixtures/todo.json'), 'utf8'));

/** Starts `server.cjs` with this Node.js and nothing else. */
const toolchain = {
  language: Language.PYTHON,
  tools: [],
  layer: { lockFiles: [], manifests: [], install: [], env: {}, mounts: {} },
  start: { argv: [process.execPath, 'server.cjs'], timeoutSeconds: 60 },
} as unknown as Toolchain;

const SERVER = `
require('node:child_process').spawn('sleep', ['1000']);
console.log('database ' + process.env.DATABASE_URL);
require('node:http').createServer((request, response) => response.end(request.url)).listen(process.env.PORT, process.env.HOST);
`;

// Where a project fails, the test must see it before jest gives up.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qlf-run-'));
  mkdirSync(join(folder, 'project'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(script: string, changes: Partial<RunOptions> = {}) {
  const blobs = new MemoryBlobStore();
  const controller = new AbortController();
  let output = '';
  let walls: ProjectWalls | undefined;
  const urls: string[] = [];
  const ended = runProject({
    blobs,
    toolchain,
    application,
    tree: await putTree(blobs, [{ path: 'server.cjs', content: script }]),
    directory: join(folder, 'project'),
    cacheFolder: join(folder, 'cache'),
    port: undefined,
    environment: {},
    walls: true,
    signal: controller.signal,
    onOutput: (chunk) => (output += chunk.toString()),
    onStep: () => undefined,
    onWalls: (found) => (walls = found),
    onReady: (url) => urls.push(url),
    ...changes,
  });
  ended.catch(() => undefined);
  const ready = async (): Promise<string> => {
    for (let tries = 0; tries < 200 && urls.length === 0; tries += 1) await sleep(50);
    return urls[0] ?? '';
  };
  return { ended, controller, ready, output: () => output, walls: () => walls };
}

/** Processes that sleep for so many seconds, whichever namespace they are in. */
const sleepers = (seconds: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === `sleep\0${seconds}\0`;
    } catch {
      return false;
    }
  });

/** Whether this machine can put walls around a project; specs of the walls themselves are skipped where it cannot. */
const canWall = spawnSync('bwrap', ['--ro-bind', '/', '/', '--unshare-pid', 'true']).status === 0;

describe.each([
  ['within walls', canWall],
  ['as the user', false],
])('runProject %s', (_name, walls) => {
  it('tells the URL when the project answers, and stops it with all it started', async () => {
    const marker = `${process.pid}${Date.now()}`;
    const { ended, controller, ready } = await start(SERVER.replace('1000', marker), { walls });
    const url = await ready();
    expect(await (await fetch(`${url}/todos`)).text()).toBe('/todos');
    expect(sleepers(marker)).toHaveLength(1);
    controller.abort();
    await ended;
    expect(sleepers(marker)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('asks it to stop before it makes it', async () => {
    const { ended, controller, ready, output } = await start(
      `${SERVER}process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });`,
      { walls },
    );
    await ready();
    controller.abort();
    await ended;
    expect(output()).toContain('goodbye');
  });

  it('keeps the data in the project, unless the user says otherwise', async () => {
    const database = async (changes: Partial<RunOptions>): Promise<string | undefined> => {
      const run = await start(SERVER, { walls, ...changes });
      await run.ready();
      run.controller.abort();
      await run.ended;
      return /database (.*)/.exec(run.output())?.[1];
    };
    const project = join(folder, 'project');
    writeFileSync(join(project, '.env.example'), 'DATABASE_URL=\n');
    expect(await database({})).toBe(`sqlite:${join(project, 'data', 'todo-api.db')}`);
    expect(await database({ environment: { DATABASE_URL: 'sqlite::memory:' } })).toBe('sqlite::memory:');
    writeFileSync(join(project, '.env.example'), '# where the data is\n# DATABASE_URL=\n');
    expect(await database({ environment: { DATABASE_URL: 'sqlite::memory:' } })).toBe('sqlite::memory:');
    writeFileSync(join(project, '.env'), 'DATABASE_URL=sqlite:./elsewhere/mine.db\n');
    expect(await database({})).toBe(`sqlite:${join(project, 'elsewhere', 'mine.db')}`);
    expect(existsSync(join(project, 'elsewhere'))).toBe(true);
  });

  it('starts what is made for PostgreSQL on an SQLite file where no server is named, and says so', async () => {
    const postgres = { ...application, stack: { ...application.stack, database: Database.POSTGRESQL } } as Application;
    writeFileSync(join(folder, 'project', '.env.example'), 'DATABASE_URL=postgres://app:app@localhost/app\n');
    const steps: string[] = [];
    const run = await start(SERVER, { walls, application: postgres, onStep: (text) => steps.push(text) });
    await run.ready();
    run.controller.abort();
    await run.ended;
    expect(run.output()).toContain(`database sqlite:${join(folder, 'project', 'data', 'todo-api.db')}`);
    expect(steps.at(-1)).toContain('SQLite file');
  });

  it('says so when the project ends by itself', async () => {
    const { ended, output } = await start('console.error("no luck"); process.exit(3)', { walls });
    await expect(ended).rejects.toMatchObject({
      code: ErrorCode.UNAVAILABLE,
      message: expect.stringContaining('exit code 3') as string,
    });
    expect(output()).toContain('no luck');
  });
});

const PROBE = `
const { writeFileSync } = require('node:fs');
const tried = [process.env.DATA + '/kept', process.env.OUTSIDE + '/leak'].map((path) => {
  try { writeFileSync(path, 'x'); return 'written'; } catch (error) { return 'refused'; }
});
console.log(JSON.stringify({ tried, secret: process.env.SECRET ?? null, home: require('node:fs').existsSync(process.env.OUTSIDE) }));
${SERVER}`;

/** What a project can do that tries to write beside its data, and to read a secret of the user's environment. */
async function probe(walls: boolean): Promise<{ said: unknown; walls: ProjectWalls | undefined }> {
  const project = join(folder, 'project');
  mkdirSync(join(folder, 'outside'));
  writeFileSync(join(project, '.env.example'), 'DATA=\nOUTSIDE=\n');
  const run = await start(PROBE, {
    walls,
    environment: { DATA: join(project, 'data'), OUTSIDE: join(folder, 'outside'), SECRET: 'token' },
  });
  await run.ready();
  run.controller.abort();
  await run.ended;
  const line = run
    .output()
    .split('\n')
    .find((text) => text.startsWith('{'));
  return { said: JSON.parse(line ?? 'null'), walls: run.walls() };
}

(canWall ? it : it.skip)('within walls a project writes its data and nothing else, and gets no secrets', async () => {
  const { said, walls } = await probe(true);
  expect(said).toEqual({ tried: ['written', 'refused'], secret: null, home: false });
  expect(walls).toEqual({ unwalled: '', writable: [join(folder, 'project', 'data')] });
  expect(readFileSync(join(folder, 'project', 'data', 'kept'), 'utf8')).toBe('x');
});

it('without walls a project is the user, and that is said', async () => {
  const { said, walls } = await probe(false);
  expect(said).toEqual({ tried: ['written', 'written'], secret: 'token', home: true });
  expect(walls?.unwalled).toBe('asked for');
});
