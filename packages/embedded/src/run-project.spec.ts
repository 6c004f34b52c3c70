import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { MemoryBlobStore, putTree } from '@quantumlayer/trees';
import { runProject, type RunOptions } from './run-project';

const application = parseApplication(readFileSync(join(__dirname, '../../ir/fixtures/todo.json'), 'utf8'));

/** Starts `server.cjs` with this Node.js and nothing else. */
const toolchain = {
  language: Language.PYTHON,
  tools: [],
  layer: { lockFiles: [], manifests: [], install: [], env: {}, mounts: {} },
  start: { argv: [process.execPath, 'server.cjs'], timeoutSeconds: 60 },
} as unknown as Toolchain;

const SERVER = `
const child = require('node:child_process').spawn('sleep', ['1000']);
console.log('child ' + child.pid);
console.log('database ' + process.env.DATABASE_URL);
require('node:http').createServer((request, response) => response.end(request.url)).listen(process.env.PORT, process.env.HOST);
`;

// Where a project fails, the test must see it before jest gives up.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-run-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(script: string, changes: Partial<RunOptions> = {}) {
  const blobs = new MemoryBlobStore();
  const controller = new AbortController();
  let output = '';
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
    signal: controller.signal,
    onOutput: (chunk) => (output += chunk.toString()),
    onStep: () => undefined,
    onReady: (url) => urls.push(url),
    ...changes,
  });
  ended.catch(() => undefined);
  const ready = async (): Promise<string> => {
    for (let tries = 0; tries < 200 && urls.length === 0; tries += 1) await sleep(50);
    return urls[0] ?? '';
  };
  return { ended, controller, ready, output: () => output };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

describe('runProject', () => {
  it('tells the URL when the project answers, and stops it with all it started', async () => {
    const { ended, controller, ready, output } = await start(SERVER);
    const url = await ready();
    expect(await (await fetch(`${url}/todos`)).text()).toBe('/todos');
    const child = Number(/child (\d+)/.exec(output())?.[1]);
    expect(isAlive(child)).toBe(true);
    controller.abort();
    await ended;
    expect(isAlive(child)).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('keeps the data in the project, unless the user says otherwise', async () => {
    const own = await start(SERVER);
    await own.ready();
    own.controller.abort();
    await own.ended;
    expect(own.output()).toContain(`database sqlite:${join(folder, 'project', 'data', 'todo-api.db')}`);
    const users = await start(SERVER, { environment: { DATABASE_URL: 'sqlite::memory:' } });
    await users.ready();
    users.controller.abort();
    await users.ended;
    expect(users.output()).toContain('database sqlite::memory:');
  });

  it('says so when the project ends by itself', async () => {
    const { ended, output } = await start('console.error("no luck"); process.exit(3)');
    await expect(ended).rejects.toMatchObject({
      code: ErrorCode.UNAVAILABLE,
      message: expect.stringContaining('exit code 3') as string,
    });
    expect(output()).toContain('no luck');
  });
});
